//! Weights that stand in files of their own.

use std::collections::BTreeMap;

use terms::table::{At, Table};
use terms::{ActorId, Diagnostic, Diagnostics, Place};

use super::rows::Rows;
use super::seats::weight_name;
use super::tail::file_name;
use super::{Names, Shelf, optional, period};
use crate::body::Weight;

pub(super) fn read(shelf: Shelf<'_>, top: &mut Table<'_>, found: &mut Diagnostics) -> Vec<Weight> {
    let mut names = Names::new("a weight");
    let mut weights = Vec::new();
    for mut table in top.blocks("weight", "a weight", found) {
        let name = table.required("name", |text| weight_name(text).map(|()| text.to_owned()), found);
        let file = table.required("file", file_name, found);
        let unit = optional(&mut table, "unit", found);
        let (exact_from, exact_to) = period(&mut table, "exact_from", "exact_to", found);
        let source = optional(&mut table, "source", found);
        let place = table.place();
        table.finish(found);
        if let Some(name) = &name {
            names.add(&name.value, &name.place, found);
        }
        let values = file.and_then(|file| figures(shelf, &file, found));
        if let (Some(name), Some(values)) = (name, values) {
            weights.push(Weight { name: name.value, unit, exact_from, exact_to, source, values, place });
        }
    }
    weights
}

fn figures(shelf: Shelf<'_>, file: &At<String>, found: &mut Diagnostics) -> Option<BTreeMap<ActorId, i64>> {
    let rows = Rows::load(shelf, &file.value, &file.place, found)?;
    let (actor, value) = (rows.required("actor", found), rows.required("value", found));
    let mut figures: BTreeMap<ActorId, (i64, Place)> = BTreeMap::new();
    if actor.is_none() || value.is_none() {
        return None;
    }
    for row in &rows.rows {
        let (Some(id), Some(figure)) = (row.actor(actor, found), row.weight(value, found)) else { continue };
        if let Some((_, first)) = figures.get(&id) {
            found.push(
                Diagnostic::error("duplicate", format!("{id} stands twice in this table"))
                    .at(row.place.clone(), "")
                    .and_at(first.clone(), "first here"),
            );
            continue;
        }
        figures.insert(id, (figure, row.place.clone()));
    }
    Some(figures.into_iter().map(|(id, (figure, _))| (id, figure)).collect())
}
