//! `[question]`.

use terms::table::{At, Table};
use terms::{Date, Diagnostic, Diagnostics, PathId};

use super::Reader;
use super::blocks::Block;
use super::fields::words;
use crate::model::Question;
use crate::names::Kind;

/// The day that stands in where the question could not be read.
pub(super) const NO_DAY: Date = Date::MAX;

/// The longest duration a question may ask for, in days.
const MAX_DAYS: i64 = 36_525;

/// The question, and whether its day could be read; without a table, a stand-in.
pub(super) fn read(
    table: Option<Table<'_>>,
    first: Option<&Block<'_, PathId>>,
    reader: &mut Reader<'_>,
) -> Option<(Question, bool)> {
    let asked = first.and_then(|path| path.id.as_ref()).map(|id| id.value.clone());
    let mut question = Question {
        text: String::new(),
        meaning: String::new(),
        resolution: String::new(),
        as_of: At {
            value: NO_DAY,
            place: table.as_ref().map(Table::place).or_else(|| first.map(|p| p.table.place()))?,
        },
        by: None,
        days: 0,
        must_be_over: false,
        asked: asked.or_else(|| PathId::parse("none").ok())?,
    };
    let Some(mut table) = table else { return Some((question, false)) };
    let found = &mut reader.diagnostics;
    question.text = table.required_text("text", found).map(|text| text.value).unwrap_or_default();
    question.meaning = words(&mut table, "meaning", found);
    question.resolution = words(&mut table, "resolution", found);
    let as_of = table.required_date("as_of", found);
    question.by = table.date("by", found);
    question.days = table.integer("days", found).map_or(0, |days| day_count(&days, found));
    question.must_be_over = table.boolean("must_be_over", found).is_some_and(|flag| flag.value);
    if let Some(asked) = table.parsed("asked", PathId::parse, found) {
        if !reader.names.has(Kind::Path, asked.value.as_str()) {
            found.push(reader.names.unknown(Kind::Path, asked.value.as_str(), asked.place));
        }
        question.asked = asked.value;
    }
    table.finish(found);
    let dated = as_of.is_some();
    if let Some(as_of) = as_of {
        question.as_of = as_of;
    }
    Some((question, dated))
}

fn day_count(days: &At<i64>, found: &mut Diagnostics) -> u32 {
    if !(0..=MAX_DAYS).contains(&days.value) {
        found.push(
            Diagnostic::error("bad-value", format!("`days` cannot be {}", days.value))
                .at(days.place.clone(), format!("expected 0 to {MAX_DAYS}")),
        );
    }
    u32::try_from(days.value).unwrap_or(0)
}
