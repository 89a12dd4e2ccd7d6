//! `[[argument]]` and `[[date]]`.

use terms::{Diagnostic, SourceId};

use super::Reader;
use super::entry::{Entry, last_word};
use super::fields::{choice, list, words};
use crate::model::{Argument, ArgumentKind, DatedEvent};

const KINDS: [(&str, ArgumentKind); 5] = [
    ("argument", ArgumentKind::Argument),
    ("accusation", ArgumentKind::Accusation),
    ("threat", ArgumentKind::Threat),
    ("count", ArgumentKind::Count),
    ("gap", ArgumentKind::Gap),
];

pub(super) fn read(entries: Vec<Entry<'_>>, reader: &mut Reader<'_>) -> Vec<Argument> {
    entries.into_iter().filter_map(|entry| argument(entry, reader)).collect()
}

fn argument(entry: Entry<'_>, reader: &mut Reader<'_>) -> Option<Argument> {
    let (id, mut table) = entry.open();
    let found = &mut reader.diagnostics;
    let kind = choice(&mut table, "kind", &KINDS, found).map_or(ArgumentKind::Argument, |kind| kind.value);
    let by = words(&mut table, "by", found);
    let target = words(&mut table, "target", found);
    let text = words(&mut table, "text", found);
    let quote = words(&mut table, "quote", found);
    let answer = words(&mut table, "answer", found);
    let date = table.date("date", found).map(|date| date.value);
    let source = table.required("source", SourceId::parse, found);
    if !table.has("text") && !table.has("quote") {
        found.push(
            Diagnostic::error("missing-field", "an argument needs the field `text` or `quote`")
                .at(table.place(), "")
                .hint("`text` is in your words, `quote` verbatim"),
        );
    }
    table.finish(found);
    let who = if by.is_empty() { "argument".to_owned() } else { last_word(&by) };
    let day = date.map(|date| date.to_string()).unwrap_or_default();
    let id = id.or_made_of(&[&who, &day], reader);
    Some(Argument { id: id?, kind, by, target, text, quote, answer, date, source: source? })
}

pub(super) fn read_dates(entries: Vec<Entry<'_>>, reader: &mut Reader<'_>) -> Vec<DatedEvent> {
    entries.into_iter().filter_map(|entry| dated(entry, reader)).collect()
}

fn dated(entry: Entry<'_>, reader: &mut Reader<'_>) -> Option<DatedEvent> {
    let (id, mut table) = entry.open();
    let found = &mut reader.diagnostics;
    let date = table.required_date("date", found);
    let text = table.required_text("text", found);
    let venue = words(&mut table, "venue", found);
    let witnesses = list(&mut table, "witnesses", found);
    let stage = words(&mut table, "stage", found);
    let source = table.required("source", SourceId::parse, found);
    table.finish(found);
    let date = date?;
    let id = id.or_made_of(&["date", &date.value.to_string()], reader);
    Some(DatedEvent { id: id?, date, text: text?.value, venue, witnesses, stage, source: source? })
}
