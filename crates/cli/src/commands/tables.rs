//! Rows as CSV.

use crate::Failure;

/// The rows as CSV text, quoted where needed (RFC 4180, lines ended by a line feed).
pub(crate) fn csv(rows: &[Vec<String>]) -> Result<String, Failure> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let internal = |error: &dyn std::fmt::Display| Failure::Internal(format!("the table cannot be written: {error}"));
    for row in rows {
        writer.write_record(row).map_err(|error| internal(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| internal(&error))?;
    String::from_utf8(bytes).map_err(|error| internal(&error))
}
