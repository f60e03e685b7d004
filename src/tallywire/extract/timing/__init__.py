"""When a statement holds: which date of the text belongs to which draft."""

from tallywire.extract.timing.carry import with_carried_dates
from tallywire.extract.timing.choose import Dates, date_of, with_date
from tallywire.extract.timing.timeline import Timeline

__all__ = ["Dates", "Timeline", "date_of", "with_carried_dates", "with_date"]
