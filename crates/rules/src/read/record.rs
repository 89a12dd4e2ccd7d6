//! `record`: how members voted on contested drafts, in a table of its own.

use terms::table::Table;
use terms::{Diagnostic, Diagnostics, World};

use super::rows::{Row, Rows};
use super::tail::file_name;
use crate::body::YearOfVotes;

/// More votes of one member in one year are a mistake.
const MOST: u32 = 100_000;

pub(super) fn read(world: &dyn World, top: &mut Table<'_>, found: &mut Diagnostics) -> Vec<YearOfVotes> {
    let Some(file) = top.parsed("record", file_name, found) else { return Vec::new() };
    let Some(rows) = Rows::load(world, &file.value, &file.place, found) else { return Vec::new() };
    let columns = ["year", "actor", "yes", "abstain", "no"].map(|name| rows.required(name, found));
    if columns.contains(&None) {
        return Vec::new();
    }
    let [year, actor, votes @ ..] = columns;
    let read = |row: &Row| {
        let year = number(row, year, found).and_then(|year| i16::try_from(year).ok());
        let actor = row.actor(actor, found);
        let [yes, abstain, no] = votes.map(|column| number(row, column, found));
        Some(YearOfVotes { year: year?, actor: actor?, counts: [yes?, abstain?, no?] })
    };
    rows.rows.iter().filter_map(read).collect()
}

fn number(row: &Row, column: Option<usize>, found: &mut Diagnostics) -> Option<u32> {
    let number = row.field(column).parse::<u32>().ok().filter(|number| *number <= MOST);
    if number.is_none() {
        found.push(
            Diagnostic::error("bad-number", format!("`{}` is not a number of votes", row.field(column)))
                .at(row.place_of(column), format!("expected 0 to {MOST}")),
        );
    }
    number
}
