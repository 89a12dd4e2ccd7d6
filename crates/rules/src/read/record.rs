//! `record`: how members voted on contested drafts, in a table of its own.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use terms::table::Table;
use terms::{Diagnostic, Diagnostics};

use super::Shelf;
use super::rows::{Row, Rows};
use super::tail::file_name;
use crate::body::YearOfVotes;

/// More votes of one member in one year are a mistake.
const MOST: u32 = 100_000;

/// Years in which bodies may have voted.
const YEARS: RangeInclusive<i16> = 1000..=9999;

pub(super) fn read(shelf: Shelf<'_>, top: &mut Table<'_>, found: &mut Diagnostics) -> Vec<YearOfVotes> {
    let Some(file) = top.parsed("record", file_name, found) else { return Vec::new() };
    let Some(rows) = Rows::load(shelf, &file.value, &file.place, found) else { return Vec::new() };
    let columns = ["year", "actor", "yes", "abstain", "no"].map(|name| rows.required(name, found));
    if columns.contains(&None) {
        return Vec::new();
    }
    let mut seen = BTreeMap::new();
    let mut record = Vec::new();
    for row in &rows.rows {
        let Some(of_year) = votes(row, columns, found) else { continue };
        if let Some(first) = seen.insert((of_year.year, of_year.actor.clone()), &row.place) {
            let message = format!("the votes of {} in {} stand twice in this table", of_year.actor, of_year.year);
            found.push(
                Diagnostic::error("duplicate", message)
                    .at(row.place.clone(), "again here")
                    .and_at(first.clone(), "first here"),
            );
        }
        record.push(of_year);
    }
    record
}

fn votes(row: &Row, columns: [Option<usize>; 5], found: &mut Diagnostics) -> Option<YearOfVotes> {
    let [year, actor, counts @ ..] = columns;
    let year = year_in(row, year, found);
    let actor = row.actor(actor, found);
    let [yes, abstain, no] = counts.map(|column| number(row, column, found));
    Some(YearOfVotes { year: year?, actor: actor?, counts: [yes?, abstain?, no?] })
}

fn year_in(row: &Row, column: Option<usize>, found: &mut Diagnostics) -> Option<i16> {
    let year = row.field(column).parse::<i16>().ok().filter(|year| YEARS.contains(year));
    if year.is_none() {
        found.push(
            Diagnostic::error("bad-number", format!("`{}` is not a year", row.field(column)))
                .at(row.place_of(column), "expected a year such as 1994"),
        );
    }
    year
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
