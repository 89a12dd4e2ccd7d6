//! Rows of a CSV table, each with its place in the file.

use std::sync::Arc;

use terms::{ActorId, Diagnostic, Diagnostics, Place, Source, Span, load};

use super::Shelf;

/// The most rows of one table.
const MAX_ROWS: usize = 100_000;

/// The most columns of one table.
const MAX_COLUMNS: usize = 20;

/// A CSV table: the names of its columns, and its rows.
pub(super) struct Rows {
    columns: Vec<String>,
    pub heading: Place,
    pub rows: Vec<Row>,
}

/// One row.
pub(super) struct Row {
    fields: Vec<String>,
    pub place: Place,
}

impl Rows {
    /// Reads a table on the shelf; lines that begin with `#` are comments. A missing file is reported at `named`.
    pub fn load(shelf: Shelf<'_>, name: &str, named: &Place, found: &mut Diagnostics) -> Option<Self> {
        let path = shelf.path(name);
        let before = found.len();
        let Some(source) = load(shelf.world, &path, false, found) else {
            if found.len() == before {
                let message = format!("there is no file `{path}`");
                found.push(Diagnostic::error("missing-file", message).at(named.clone(), "named here"));
            }
            return None;
        };
        Self::parse(&source, found)
    }

    fn parse(source: &Arc<Source>, found: &mut Diagnostics) -> Option<Self> {
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .flexible(true)
            .has_headers(false)
            .trim(csv::Trim::All)
            .from_reader(source.text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let at = error.position().map_or(0, |position| position.byte() as usize);
                    found.push(
                        Diagnostic::error("csv-syntax", format!("not readable as CSV: {error}"))
                            .at(Place::new(source, line_from(&source.text, at)), ""),
                    );
                    return None;
                }
            };
            let at = record.position().map_or(0, |position| position.byte() as usize);
            let place = Place::new(source, line_from(&source.text, at));
            if rows.len() > MAX_ROWS {
                let message = format!("the table has more than {MAX_ROWS} rows");
                found.push(Diagnostic::error("table-too-long", message).at(place, "the first too many"));
                return None;
            }
            rows.push(Row { fields: record.iter().map(str::to_owned).collect(), place });
        }
        if rows.is_empty() {
            found.push(Diagnostic::error("empty-table", "the table is empty").at(Place::whole(source), ""));
            return None;
        }
        let heading = rows.remove(0);
        if heading.fields.len() > MAX_COLUMNS {
            let message = format!("the table has {} columns, more than {MAX_COLUMNS}", heading.fields.len());
            found.push(Diagnostic::error("table-too-wide", message).at(heading.place, ""));
            return None;
        }
        let table = Self { columns: heading.fields, heading: heading.place, rows };
        table.check_widths(found);
        Some(table)
    }

    fn check_widths(&self, found: &mut Diagnostics) {
        let width = self.columns.len();
        for row in self.rows.iter().filter(|row| row.fields.len() != width) {
            let message = format!("this row has {} fields, the heading {width}", row.fields.len());
            found.push(Diagnostic::error("csv-fields", message).at(row.place.clone(), ""));
        }
        for (at, name) in self.columns.iter().enumerate().filter(|(at, name)| self.columns[..*at].contains(name)) {
            let message = format!("the column `{name}` stands twice");
            found.push(Diagnostic::error("duplicate", message).at(self.heading.clone(), format!("column {}", at + 1)));
        }
    }

    /// The names of the columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Where a column stands.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// Where a column that must be there stands.
    pub fn required(&self, name: &str, found: &mut Diagnostics) -> Option<usize> {
        let column = self.column(name);
        if column.is_none() {
            found.push(
                Diagnostic::error("missing-column", format!("the table needs the column `{name}`"))
                    .at(self.heading.clone(), "the heading")
                    .suggest(name, self.columns.iter().map(String::as_str)),
            );
        }
        column
    }
}

impl Row {
    /// A field; empty when the row is too short or there is no such column.
    pub fn field(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.fields.get(column)).map_or("", String::as_str)
    }

    /// The place of a field: exact when the row has no quotes, else the row.
    pub fn place_of(&self, column: Option<usize>) -> Place {
        let line = self.place.text();
        let Some(column) = column.filter(|_| !line.contains('"')) else { return self.place.clone() };
        let Some(raw) = line.split(',').nth(column) else { return self.place.clone() };
        let before: usize = line.split(',').take(column).map(|field| field.len() + 1).sum();
        let start = self.place.span.start + before + (raw.len() - raw.trim_start().len());
        Place::new(&self.place.source, Span::new(start, start + raw.trim().len()))
    }

    /// The actor in a column.
    pub fn actor(&self, column: Option<usize>, found: &mut Diagnostics) -> Option<ActorId> {
        match ActorId::parse(self.field(column)) {
            Ok(actor) => Some(actor),
            Err(message) => {
                found.push(Diagnostic::error("bad-value", message).at(self.place_of(column), ""));
                None
            }
        }
    }

    /// A weight in a column: a whole number, 0 or more.
    pub fn weight(&self, column: Option<usize>, found: &mut Diagnostics) -> Option<i64> {
        let text = self.field(column);
        let value = text.parse::<i64>().ok().filter(|&value| value >= 0);
        if value.is_none() {
            let shown: String = text.chars().take(40).collect();
            found.push(
                Diagnostic::error("not-a-weight", format!("`{shown}` is not a weight"))
                    .at(self.place_of(column), "")
                    .hint("a weight is a whole number from 0 to 9,223,372,036,854,775,807, written without separators"),
            );
        }
        value
    }
}

/// The first line from `at` on that is neither empty nor a comment, without its end.
fn line_from(text: &str, at: usize) -> Span {
    let mut start = at.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    loop {
        let rest = &text[start..];
        let line = rest.split('\n').next().unwrap_or("");
        let skipped = line.trim().is_empty() || line.starts_with('#');
        if !skipped || line.len() == rest.len() {
            return Span::new(start, start + line.trim_end().len());
        }
        start += line.len() + 1;
    }
}
