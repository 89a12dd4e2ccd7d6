//! Walks a TOML file with its places, so that every mistake is reported where it stands, all of them at once.
//!
//! [`Document::parse`] reads a file; [`Table`]'s methods take one field each and write what is wrong to the [`Diagnostics`];
//! [`Table::finish`] reports the fields nobody asked for, with the nearest of those that somebody did.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Source, Span};
use crate::{Chance, Date, Probability};

/// Files larger than this, in bytes, are not read on after a mistake in their syntax.
const RECOVERED: usize = 1 << 18;

/// A value with the place it was written at.
#[derive(Clone, PartialEq, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> At<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At { value: change(self.value), place: self.place }
    }
}

impl At<String> {
    /// The place of a stretch of this text: exact when the text was written without escapes, or without quotes as on a command
    /// line, else the whole text.
    #[must_use]
    pub fn inside(&self, span: Span) -> Place {
        let raw = self.place.text();
        for quotes in ["\"\"\"", "'''", "\"", "'", ""] {
            let Some(inner) = raw.strip_prefix(quotes).and_then(|r| r.strip_suffix(quotes)) else { continue };
            let newline = if quotes.len() < 3 {
                0
            } else if inner.starts_with("\r\n") {
                2
            } else {
                usize::from(inner.starts_with('\n'))
            };
            if inner[newline..] == self.value {
                let shift = self.place.span.start + quotes.len() + newline;
                return Place::new(&self.place.source, Span::new(span.start + shift, span.end + shift));
            }
        }
        self.place.clone()
    }
}

/// A parsed TOML file.
pub struct Document<'a> {
    source: &'a Arc<Source>,
    root: DeTable<'a>,
}

impl<'a> Document<'a> {
    /// Parses `source`; what is wrong with its syntax goes to `diagnostics`, and the readable rest is returned. Of a large file
    /// that is not TOML only the first mistake is told: recovering from millions would take the memory of all of them.
    pub fn parse(source: &'a Arc<Source>, diagnostics: &mut Diagnostics) -> Self {
        let (root, errors) = match DeTable::parse(&source.text) {
            Ok(root) => (root, Vec::new()),
            Err(error) if source.text.len() > RECOVERED => (Spanned::new(0..0, DeTable::new()), vec![error]),
            Err(_) => DeTable::parse_recoverable(&source.text),
        };
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let message = match error.message() {
                m if m.contains("nan") => "expected a number, a date, or a text in quotes".to_owned(),
                m => m.replace('\n', "; "),
            };
            diagnostics.push(
                Diagnostic::error("toml-syntax", message)
                    .at(Place::new(source, Span::new(span.start, span.end)), "not readable as TOML")
                    .hint("texts stand in quotes: name = \"value\""),
            );
        }
        Self { source, root: root.into_inner() }
    }

    /// The file's top table.
    #[must_use]
    pub fn top(&self) -> Table<'_> {
        Table::new(self.source, &self.root, Span::new(0, 0), "the file")
    }
}

/// One table of the file, its fields taken one by one.
pub struct Table<'a> {
    source: &'a Arc<Source>,
    fields: &'a DeTable<'a>,
    span: Span,
    what: &'static str,
    asked: BTreeMap<String, ()>,
}

type Field<'a> = (&'a DeValue<'a>, Place);

impl<'a> Table<'a> {
    fn new(source: &'a Arc<Source>, fields: &'a DeTable<'a>, span: Span, what: &'static str) -> Self {
        Self { source, fields, span, what, asked: BTreeMap::new() }
    }

    /// Where the table stands: its header, or its braces.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::new(self.source, self.span)
    }

    /// The place of a field's name; the table's own place when there is no such field.
    #[must_use]
    pub fn place_of_key(&self, key: &str) -> Place {
        let found = self.fields.keys().find(|name| name.get_ref() == key);
        found.map_or_else(|| self.place(), |name| self.at(&name.span()))
    }

    fn at(&self, range: &std::ops::Range<usize>) -> Place {
        Place::new(self.source, Span::new(range.start, range.end))
    }

    fn take(&mut self, key: &str) -> Option<Field<'a>> {
        self.asked.insert(key.to_owned(), ());
        let value = self.fields.get(key)?;
        Some((value.get_ref(), self.at(&value.span())))
    }

    /// Is the field written?
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.fields.contains_key(key)
    }

    /// The names of all fields written, in the order of the alphabet.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.fields.keys().map(|key| key.get_ref().to_string()).collect()
    }

    fn missing(&mut self, key: &str, like: &str, diagnostics: &mut Diagnostics) {
        self.asked.insert(key.to_owned(), ());
        diagnostics.push(
            Diagnostic::error("missing-field", format!("{} needs the field `{key}`", self.what))
                .at(self.place(), "")
                .hint(format!("for example: {key} = {like}")),
        );
    }

    fn wrong(key: &str, found: &Field<'_>, expected: &str, diagnostics: &mut Diagnostics) {
        diagnostics.push(
            Diagnostic::error("wrong-type", format!("`{key}` must be {expected}, not {}", describe(found.0)))
                .at(found.1.clone(), format!("expected {expected}")),
        );
    }

    /// A text, when the field is there.
    pub fn text(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<String>> {
        let field = self.take(key)?;
        match field.0 {
            DeValue::String(text) => Some(At { value: text.to_string(), place: field.1 }),
            _ => {
                Self::wrong(key, &field, "a text in quotes", diagnostics);
                None
            }
        }
    }

    /// A text that must be there and not be empty.
    pub fn required_text(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<String>> {
        if !self.has(key) {
            self.missing(key, "\"…\"", diagnostics);
            return None;
        }
        let text = self.text(key, diagnostics)?;
        if text.value.trim().is_empty() {
            diagnostics.push(
                Diagnostic::error("empty-field", format!("`{key}` is empty")).at(text.place, "write something here"),
            );
            return None;
        }
        Some(text)
    }

    /// A text read by `parse`, whose error is a sentence for the user.
    pub fn parsed<T>(
        &mut self,
        key: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<At<T>> {
        let text = self.text(key, diagnostics)?;
        parse_at(text, parse, diagnostics)
    }

    /// The same for a field that must be there.
    pub fn required<T>(
        &mut self,
        key: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<At<T>> {
        let text = self.required_text(key, diagnostics)?;
        parse_at(text, parse, diagnostics)
    }

    /// A date, written as `2025-03-20` or `"2025-03-20"`.
    pub fn date(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<Date>> {
        let field = self.take(key)?;
        match field.0 {
            DeValue::Datetime(datetime) if datetime.time.is_none() && datetime.offset.is_none() => {
                let text = datetime.to_string();
                parse_at(At { value: text, place: field.1 }, crate::parse_date, diagnostics)
            }
            DeValue::String(text) => {
                parse_at(At { value: text.to_string(), place: field.1 }, crate::parse_date, diagnostics)
            }
            _ => {
                Self::wrong(key, &field, "a date such as 2025-03-20", diagnostics);
                None
            }
        }
    }

    /// A date that must be there.
    pub fn required_date(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<Date>> {
        if !self.has(key) {
            self.missing(key, "2025-03-20", diagnostics);
        }
        self.date(key, diagnostics)
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<bool>> {
        let field = self.take(key)?;
        match field.0 {
            DeValue::Boolean(value) => Some(At { value: *value, place: field.1 }),
            _ => {
                Self::wrong(key, &field, "true or false", diagnostics);
                None
            }
        }
    }

    /// A whole number of 64 bits.
    pub fn integer(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<i64>> {
        let field = self.take(key)?;
        if let DeValue::Integer(integer) = field.0
            && let Ok(value) = i64::from_str_radix(integer.as_str(), integer.radix())
        {
            return Some(At { value, place: field.1 });
        }
        Self::wrong(key, &field, "a whole number of at most 64 bits", diagnostics);
        None
    }

    /// A finite number.
    pub fn number(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<f64>> {
        let field = self.take(key)?;
        let value = as_number(field.0);
        if value.is_none() {
            Self::wrong(key, &field, "a number", diagnostics);
        }
        value.map(|value| At { value, place: field.1 })
    }

    /// A list of finite numbers; a single number is a list of one.
    pub fn numbers(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<Vec<f64>>> {
        let field = self.take(key)?;
        let DeValue::Array(items) = field.0 else {
            let one = as_number(field.0);
            if one.is_none() {
                Self::wrong(key, &field, "a number or a list of numbers", diagnostics);
            }
            return one.map(|number| At { value: vec![number], place: field.1 });
        };
        let list: Option<Vec<f64>> = items.iter().map(|item| as_number(item.get_ref())).collect();
        if let Some(other) = items.iter().find(|item| as_number(item.get_ref()).is_none()) {
            Self::wrong(key, &(other.get_ref(), self.at(&other.span())), "a list of numbers", diagnostics);
        }
        list.map(|value| At { value, place: field.1 })
    }

    /// A number, or a pair `[low, high]` with `low <= high`.
    pub fn range(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<(f64, f64)>> {
        let field = self.take(key)?;
        if let Some(value) = as_number(field.0) {
            return Some(At { value: (value, value), place: field.1 });
        }
        let pair = field.0.as_array().and_then(|array| {
            let numbers: Option<Vec<f64>> = array.iter().map(|item| as_number(item.get_ref())).collect();
            <[f64; 2]>::try_from(numbers?).ok()
        });
        let Some([low, high]) = pair else {
            Self::wrong(key, &field, "a number or a range [low, high]", diagnostics);
            return None;
        };
        if low > high {
            diagnostics.push(
                Diagnostic::error(
                    "range-reversed",
                    format!("the range of `{key}` begins above its end: {low} > {high}"),
                )
                .at(field.1, format!("write [{high}, {low}]")),
            );
            return None;
        }
        Some(At { value: (low, high), place: field.1 })
    }

    /// A probability, or a 90 % range of one strictly between 0 and 1.
    pub fn chance(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<At<Chance>> {
        let range = self.range(key, diagnostics)?;
        let (low, high) = range.value;
        let chance = if low == high { Probability::new(low).map(Chance::Point) } else { Chance::range(low, high) };
        if chance.is_none() {
            let expected = if low == high {
                "a probability lies between 0 and 1"
            } else {
                "a 90 % range lies strictly between 0 and 1"
            };
            diagnostics.push(
                Diagnostic::error("not-a-probability", format!("`{key}` is not a probability"))
                    .at(range.place.clone(), expected),
            );
        }
        chance.map(|value| At { value, place: range.place })
    }

    /// A list of texts; a single text is a list of one. A missing field is an empty list.
    pub fn texts(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Vec<At<String>> {
        let Some(field) = self.take(key) else { return Vec::new() };
        match field.0 {
            DeValue::String(text) => vec![At { value: text.to_string(), place: field.1 }],
            DeValue::Array(items) => {
                let mut list = Vec::new();
                for item in items.iter() {
                    let place = self.at(&item.span());
                    match item.get_ref() {
                        DeValue::String(text) => list.push(At { value: text.to_string(), place }),
                        other => Self::wrong(key, &(other, place), "a list of texts", diagnostics),
                    }
                }
                list
            }
            _ => {
                Self::wrong(key, &field, "a list of texts", diagnostics);
                Vec::new()
            }
        }
    }

    /// A list of names, each read by `parse`.
    pub fn names<T>(
        &mut self,
        key: &str,
        parse: impl Fn(&str) -> Result<T, String>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<At<T>> {
        let texts = self.texts(key, diagnostics);
        texts.into_iter().filter_map(|text| parse_at(text, &parse, diagnostics)).collect()
    }

    /// A table within the table. `what` names it in messages: "the question".
    pub fn table(&mut self, key: &str, what: &'static str, diagnostics: &mut Diagnostics) -> Option<Table<'a>> {
        let field = self.take(key)?;
        match field.0 {
            DeValue::Table(fields) => Some(Table::new(self.source, fields, field.1.span, what)),
            _ => {
                Self::wrong(key, &field, "a table", diagnostics);
                None
            }
        }
    }

    /// The blocks `[[key]]`, in order. `what` names one of them in messages: "a motion".
    pub fn blocks(&mut self, key: &str, what: &'static str, diagnostics: &mut Diagnostics) -> Vec<Table<'a>> {
        let Some(field) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = field.0 else {
            diagnostics.push(
                Diagnostic::error("wrong-type", format!("`{key}` must be blocks, not {}", describe(field.0)))
                    .at(field.1, "")
                    .hint(format!("write [[{key}]] in double brackets, once for each")),
            );
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            let place = self.at(&item.span());
            match item.get_ref() {
                DeValue::Table(fields) => tables.push(Table::new(self.source, fields, place.span, what)),
                other => Self::wrong(key, &(other, place), "blocks in double brackets", diagnostics),
            }
        }
        tables
    }

    /// Checks the line `format = 1` that every file of ours begins with.
    pub fn format_line(&mut self, diagnostics: &mut Diagnostics) {
        if !self.has("format") {
            diagnostics.push(
                Diagnostic::error("missing-format", "the file does not say its format")
                    .at(self.place(), "")
                    .hint("begin it with the line: format = 1"),
            );
            return;
        }
        if let Some(format) = self.integer("format", diagnostics)
            && format.value != 1
        {
            diagnostics.push(
                Diagnostic::error("unknown-format", format!("format {} is not known to this version", format.value))
                    .at(format.place, "this version reads format 1"),
            );
        }
    }

    /// Reports each field that nobody asked for.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        for key in self.fields.keys() {
            if !self.asked.contains_key(key.get_ref().as_ref()) {
                diagnostics.push(
                    Diagnostic::error("unknown-field", format!("{} has no field `{}`", self.what, key.get_ref()))
                        .at(self.at(&key.span()), "")
                        .suggest(key.get_ref(), self.asked.keys().map(String::as_str)),
                );
            }
        }
    }
}

fn parse_at<T>(
    text: At<String>,
    parse: impl FnOnce(&str) -> Result<T, String>,
    diagnostics: &mut Diagnostics,
) -> Option<At<T>> {
    match parse(&text.value) {
        Ok(value) => Some(At { value, place: text.place }),
        Err(message) => {
            diagnostics.push(Diagnostic::error("bad-value", message).at(text.place, ""));
            None
        }
    }
}

fn as_number(value: &DeValue<'_>) -> Option<f64> {
    let number = match value {
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok()? as f64,
        DeValue::Float(float) => float.as_str().parse().ok()?,
        _ => return None,
    };
    number.is_finite().then_some(number)
}

fn describe(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "this number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, read: impl FnOnce(&mut Table<'_>, &mut Diagnostics)) -> Vec<String> {
        let source = Source::new("t.toml", text);
        let mut diagnostics = Diagnostics::new();
        let document = Document::parse(&source, &mut diagnostics);
        let mut top = document.top();
        read(&mut top, &mut diagnostics);
        top.finish(&mut diagnostics);
        diagnostics
            .iter()
            .map(|d| {
                let (line, column) = d.place.as_ref().map_or((0, 0), |p| p.source.line_and_column(p.span.start));
                format!("{line}:{column} {}", d.message)
            })
            .collect()
    }

    #[test]
    fn every_mistake_is_found_at_its_place() {
        let text = "nam = \"x\"\nsize = \"big\"\nday = 3\nrange = [3, 1]\n";
        let errors = found(text, |t, d| {
            t.required_text("name", d);
            t.number("size", d);
            t.date("day", d);
            t.range("range", d);
        });
        assert_eq!(
            errors,
            [
                "1:1 the file needs the field `name`",
                "2:8 `size` must be a number, not a text",
                "3:7 `day` must be a date such as 2025-03-20, not this number",
                "4:9 the range of `range` begins above its end: 3 > 1",
                "1:1 the file has no field `nam`",
            ]
        );
    }

    #[test]
    fn a_place_inside_a_text_is_exact_when_it_was_written_plainly() {
        let source = Source::new("t.toml", "a = \"yes >= 9\"\nb = '''\nyes >= 9'''\nc = \"\\u0079es\"");
        let mut d = Diagnostics::new();
        let document = Document::parse(&source, &mut d);
        let mut top = document.top();
        for key in ["a", "b"] {
            let text = top.text(key, &mut d).unwrap();
            assert_eq!(text.inside(Span::new(4, 6)).text(), ">=", "{key}");
        }
        let escaped = top.text("c", &mut d).unwrap();
        assert_eq!(escaped.inside(Span::new(0, 1)), escaped.place);
    }

    #[test]
    fn reading_goes_on_after_a_syntax_error() {
        let errors = found("a = oops\nb = \"x\n", |t, d| {
            t.text("a", d);
            t.text("b", d);
        });
        assert!(errors.len() >= 2, "{errors:?}");
    }
}
