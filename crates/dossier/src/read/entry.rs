//! The ids of statements, dated events and arguments: written, or made from who and when.

use terms::table::{At, Table};
use terms::{Place, StatementId};

use super::Reader;
use crate::names::Kind;

/// A block whose written id, when it has one, is declared.
pub(super) struct Entry<'a> {
    id: Option<At<StatementId>>,
    written: bool,
    pub(super) table: Table<'a>,
}

/// Declares all written ids, so that none made later takes one of them.
pub(super) fn identify<'a>(tables: Vec<Table<'a>>, reader: &mut Reader<'_>) -> Vec<Entry<'a>> {
    let entry = |mut table: Table<'a>| {
        let written = table.has("id");
        let id = table.parsed("id", StatementId::parse, &mut reader.diagnostics);
        if let Some(id) = &id {
            reader.names.declare(Kind::Entry, id.value.as_str(), &id.place, &mut reader.diagnostics);
        }
        Entry { id, written, table }
    };
    tables.into_iter().map(entry).collect()
}

impl<'a> Entry<'a> {
    /// The block's fields, and its id or what is needed to make one.
    pub(super) fn open(self) -> (Named, Table<'a>) {
        let place = self.table.place();
        (Named { id: self.id, written: self.written, place }, self.table)
    }
}

/// An id, perhaps still to be made.
pub(super) struct Named {
    id: Option<At<StatementId>>,
    written: bool,
    place: Place,
}

impl Named {
    /// The written id; else one made from `parts`, with `-2`, `-3`, … where it is taken.
    pub(super) fn or_made_of(self, parts: &[&str], reader: &mut Reader<'_>) -> Option<At<StatementId>> {
        if self.written {
            return self.id;
        }
        let slugs: Vec<String> = parts.iter().map(|part| slug(part)).filter(|slug| !slug.is_empty()).collect();
        let base: String = slugs.join("-").chars().take(60).collect();
        let next = reader.suffixes.entry(base.clone()).or_insert(1);
        let name = loop {
            let name = if *next == 1 { base.clone() } else { format!("{base}-{next}") };
            *next += 1;
            if !reader.names.taken(Kind::Entry, &name) {
                break name;
            }
        };
        let id = StatementId::parse(&name).ok()?;
        reader.names.declare(Kind::Entry, &name, &self.place, &mut reader.diagnostics);
        Some(At { value: id, place: self.place })
    }
}

/// The last word of a name in lower case: "Sergey Lavrov" → "lavrov".
pub(super) fn last_word(name: &str) -> String {
    name.split_whitespace().next_back().unwrap_or("").to_lowercase()
}

fn slug(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-');
    kept.collect::<String>().trim_matches('-').to_owned()
}
