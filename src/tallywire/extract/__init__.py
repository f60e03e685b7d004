"""Document -> Extraction: gate, parse, quantities, dates, attribution, frames, status."""
