//! Small CSV tables from the command line.

use std::path::{Path, PathBuf};

use terms::{Diagnostic, Diagnostics, load};

use crate::Failure;
use crate::disk::Disk;

/// A row of a table.
pub(crate) struct Row {
    /// Its number in the file, counted from 1, comments left out.
    pub number: usize,
    /// Its fields; at least as many as the table has columns.
    pub fields: Vec<String>,
}

/// The rows of a CSV file that has at least these columns; lines that begin with `#` are comments, and a first row that `heading`
/// knows is left out.
///
/// # Errors
/// No such file, not a table, rows that are too short: all at once.
pub(crate) fn rows(
    path: &Path,
    columns: &[&str],
    heading: impl Fn(&[String]) -> bool,
) -> Result<Vec<Row>, Diagnostics> {
    let mut errors = Diagnostics::new();
    let folder = path.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(source) = load(&Disk::new(folder), &name, true, &mut errors) else { return Err(errors) };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(source.text.as_bytes());
    let mut rows = Vec::new();
    for (number, record) in (1..).zip(reader.records()) {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                errors.push(Diagnostic::error("bad-table", format!("{}: {error}", path.display())));
                continue;
            }
        };
        let fields: Vec<String> = record.iter().map(str::to_owned).collect();
        if fields.len() < columns.len() {
            let message = format!("{}: row {number} does not have {} columns", path.display(), columns.len());
            errors.push(Diagnostic::error("bad-table", message).hint(format!("the columns are {}", columns.join(","))));
        } else if number > 1 || !heading(&fields) {
            rows.push(Row { number, fields });
        }
    }
    if errors.is_empty() { Ok(rows) } else { Err(errors) }
}

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
