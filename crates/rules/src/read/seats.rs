//! Who sits in a body: a table of seats, a template, or numbers of members.

use std::collections::BTreeMap;

use terms::table::{At, Table};
use terms::{ActorId, Date, Diagnostic, Diagnostics, GroupId, Place, parse_date};

use super::rows::{Row, Rows};
use super::tail::{file_name, misplaced};
use super::{Shelf, optional, period};
use crate::body::{Seat, Seating, Size};
use crate::parse::RESERVED;

pub(super) fn read(shelf: Shelf<'_>, top: &mut Table<'_>, found: &mut Diagnostics) -> Option<Seating> {
    let named = top.required_text("seats", found);
    let kind = named.as_ref().map(|named| named.value.as_str());
    if kind != Some("count") {
        misplaced(top, "size", "`[[size]]` belongs to bodies with seats = \"count\"", found);
        top.blocks("size", "a size", found);
    }
    let named = named?;
    match named.value.as_str() {
        "parties" => Some(Seating::Parties),
        "count" => Some(Seating::Count(sizes(top, &named.place, found))),
        _ => table(shelf, &named, found).map(Seating::Terms),
    }
}

fn sizes(top: &mut Table<'_>, named: &Place, found: &mut Diagnostics) -> Vec<Size> {
    let mut sizes: Vec<(Size, Place)> = Vec::new();
    for mut table in top.blocks("size", "a size", found) {
        let (from, to) = period(&mut table, "from", "to", found);
        let members = table.integer("members", found);
        let source = optional(&mut table, "source", found);
        let place = table.place();
        if !table.has("members") {
            found.push(Diagnostic::error("missing-field", "a size needs the field `members`").at(place.clone(), ""));
        }
        table.finish(found);
        let Some(members) = members else { continue };
        let Some(count) = u64::try_from(members.value).ok().filter(|&count| count > 0) else {
            found.push(Diagnostic::error("bad-value", "a body has at least one member").at(members.place, ""));
            continue;
        };
        let size = Size { from, to, members: count, source };
        sizes.push((size, place));
    }
    if sizes.is_empty() && !top.has("size") {
        found.push(
            Diagnostic::error("missing-field", "a body judged by counts needs its number of members")
                .at(named.clone(), "")
                .hint("write [[size]] with from, to, members and source"),
        );
    }
    sizes.sort_by_key(|(size, _)| size.from);
    for pair in sizes.windows(2) {
        if overlap((pair[0].0.from, pair[0].0.to), (pair[1].0.from, pair[1].0.to)) {
            found.push(
                Diagnostic::error("contradiction", "two sizes for one day")
                    .at(pair[1].1.clone(), "")
                    .and_at(pair[0].1.clone(), "the other"),
            );
        }
    }
    sizes.into_iter().map(|(size, _)| size).collect()
}

fn overlap(a: (Option<Date>, Option<Date>), b: (Option<Date>, Option<Date>)) -> bool {
    let before = |a: Option<Date>, b: Option<Date>| a.is_some_and(|end| b.is_some_and(|start| end < start));
    !before(a.1, b.0) && !before(b.1, a.0)
}

fn table(shelf: Shelf<'_>, named: &At<String>, found: &mut Diagnostics) -> Option<Vec<Seat>> {
    let name = match file_name(&named.value) {
        Ok(name) => name,
        Err(message) => {
            let hint = "seats is a CSV file, \"parties\" or \"count\"";
            found.push(Diagnostic::error("bad-value", message).at(named.place.clone(), "").hint(hint));
            return None;
        }
    };
    let rows = Rows::load(shelf, &name, &named.place, found)?;
    rows.required("actor", found)?;
    let weights = weight_columns(&rows, found);
    let seats: Vec<Seat> = rows.rows.iter().filter_map(|row| seat(row, &rows, &weights, found)).collect();
    if rows.rows.is_empty() {
        found.push(Diagnostic::error("empty-table", "the table has no seats").at(rows.heading.clone(), ""));
    }
    check_terms(&seats, found);
    Some(seats)
}

/// Columns beyond the four known ones: weights by their name.
fn weight_columns(rows: &Rows, found: &mut Diagnostics) -> Vec<(String, usize)> {
    let mut weights = Vec::new();
    for (column, name) in rows.columns().iter().enumerate() {
        if ["actor", "from", "to", "groups"].contains(&name.as_str()) {
            continue;
        }
        if let Err(message) = weight_name(name) {
            found.push(Diagnostic::error("bad-value", message).at(rows.heading.clone(), ""));
        }
        weights.push((name.clone(), column));
    }
    weights
}

/// Checks a name that rules will use.
pub(super) fn weight_name(name: &str) -> Result<(), String> {
    let formed = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if !formed {
        return Err(format!("`{name}` cannot name a weight: a name is made of letters, digits, `_` and `-`"));
    }
    if RESERVED.contains(&name) {
        return Err(format!("`{name}` is a word of the rule language and cannot name a weight"));
    }
    Ok(())
}

fn seat(row: &Row, rows: &Rows, weights: &[(String, usize)], found: &mut Diagnostics) -> Option<Seat> {
    let actor = row.actor(rows.column("actor"), found);
    let (from, to) = (day(row, rows.column("from"), found), day(row, rows.column("to"), found));
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        let place = row.place_of(rows.column("to"));
        found.push(
            Diagnostic::error("dates-reversed", format!("the term ends on {to}, before it begins on {from}"))
                .at(place, ""),
        );
    }
    let column = rows.column("groups");
    let mut groups: Vec<GroupId> = Vec::new();
    for name in row.field(column).split_whitespace() {
        match GroupId::parse(name) {
            Ok(group) if group.as_str() == "concerned" => {
                let message = "`concerned` is a word of the rule language and cannot name a group";
                found.push(Diagnostic::error("reserved-name", message).at(row.place_of(column), ""));
            }
            Ok(group) if !groups.contains(&group) => groups.push(group),
            Ok(_) => {}
            Err(message) => found.push(Diagnostic::error("bad-value", message).at(row.place_of(column), "")),
        }
    }
    let weights: BTreeMap<String, i64> =
        weights.iter().filter_map(|(name, column)| Some((name.clone(), row.weight(Some(*column), found)?))).collect();
    Some(Seat { actor: actor?, from, to, groups, weights, place: row.place.clone() })
}

fn day(row: &Row, column: Option<usize>, found: &mut Diagnostics) -> Option<Date> {
    let text = row.field(column);
    if text.is_empty() {
        return None;
    }
    match parse_date(text) {
        Ok(day) => Some(day),
        Err(message) => {
            found.push(Diagnostic::error("bad-value", message).at(row.place_of(column), ""));
            None
        }
    }
}

/// Reports a seat held twice on one day by the same actor.
fn check_terms(seats: &[Seat], found: &mut Diagnostics) {
    let mut by_actor: BTreeMap<&ActorId, Vec<&Seat>> = BTreeMap::new();
    for seat in seats {
        by_actor.entry(&seat.actor).or_default().push(seat);
    }
    for (actor, mut terms) in by_actor {
        terms.sort_by_key(|seat| seat.from);
        for pair in terms.windows(2) {
            if overlap((pair[0].from, pair[0].to), (pair[1].from, pair[1].to)) {
                let (first, second) =
                    if pair[0].place < pair[1].place { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
                found.push(
                    Diagnostic::error("contradiction", format!("{actor} holds a seat twice on one day"))
                        .at(second.place.clone(), "")
                        .and_at(first.place.clone(), "the other term"),
                );
            }
        }
    }
}
