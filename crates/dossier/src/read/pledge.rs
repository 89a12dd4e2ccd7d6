//! `[[pledge]]`: the blocks of one actor on one resource, as of one day, make one pledge.

use std::collections::BTreeMap;

use terms::table::{At, Table};
use terms::{ActorId, Chance, Date, Diagnostic, Diagnostics, OutcomeId, Place, ResourceId, StatementId};

use super::Reader;
use super::fields::{as_of, unknown_kind, words};
use super::selector;
use crate::model::{Contribution, Pledge, Resource, Size, UnknownKind};
use crate::names::Kind;

/// One block.
struct Block {
    actor: At<ActorId>,
    resource: At<ResourceId>,
    contexts: Vec<At<OutcomeId>>,
    contributes: Option<At<Chance>>,
    with: Option<At<ResourceId>>,
    ready_in: Option<(f64, f64)>,
    size: Option<At<Size>>,
    as_of: Date,
    reason: String,
    statements: Vec<At<StatementId>>,
    kind: Option<UnknownKind>,
    place: Place,
}

/// Reads all pledges; a resource that has no block of its own comes into being with the first pledge of it.
pub(super) fn read(tables: Vec<Table<'_>>, resources: &mut Vec<Resource>, reader: &mut Reader<'_>) -> Vec<Pledge> {
    let mut pledges: Vec<Pledge> = Vec::new();
    let mut sizes: Vec<Option<Place>> = Vec::new();
    let mut index: BTreeMap<(ActorId, ResourceId, Date), usize> = BTreeMap::new();
    for table in tables {
        let Some(block) = block(table, resources, reader) else { continue };
        let key = (block.actor.value.clone(), block.resource.value.clone(), block.as_of);
        let at = *index.entry(key).or_insert(pledges.len());
        if at == pledges.len() {
            pledges.push(begin(&block));
            sizes.push(None);
        }
        merge(&mut pledges[at], &mut sizes[at], block, &mut reader.diagnostics);
    }
    pledges
}

fn block(mut table: Table<'_>, resources: &mut Vec<Resource>, reader: &mut Reader<'_>) -> Option<Block> {
    let found = &mut reader.diagnostics;
    let place = table.place();
    let actor = table.required("actor", ActorId::parse, found);
    let resource = table.required("resource", ResourceId::parse, found);
    let contexts = table.names("context", OutcomeId::parse, found);
    let contributes = table.chance("contributes", found);
    let with = table.parsed("with", ResourceId::parse, found);
    if let (Some(with), Some(chance)) = (&with, &contributes) {
        found.push(
            Diagnostic::error("with-and-contributes", "a pledge that comes `with` another has no chance of its own")
                .at(chance.place.clone(), "")
                .and_at(with.place.clone(), "it comes when this one does"),
        );
    }
    let ready_in = ready_in(&mut table, found);
    let size = size(&mut table, found);
    let as_of = as_of(&mut table, reader.as_of, found);
    let reason = words(&mut table, "reason", found);
    let statements = table.names("statements", StatementId::parse, found);
    let kind = unknown_kind(&mut table, found);
    table.finish(found);
    let resource = resource?;
    let known = resource_of(&resource, resources, reader)?;
    let selector = resources.get(known).and_then(|resource| resource.selector.clone());
    let contexts = selector::known(contexts, selector.as_ref(), resource.value.as_str(), reader)?;
    Some(Block {
        actor: actor?,
        resource,
        contexts,
        contributes,
        with,
        ready_in,
        size,
        as_of,
        reason,
        statements,
        kind,
        place,
    })
}

/// The resource's index; declares it when no block does.
fn resource_of(id: &At<ResourceId>, resources: &mut Vec<Resource>, reader: &mut Reader<'_>) -> Option<usize> {
    let name = id.value.as_str();
    if let Some(at) = resources.iter().position(|resource| resource.id.value == id.value) {
        return Some(at);
    }
    if reader.names.has(Kind::Resource, name) {
        return None;
    }
    if reader.names.taken(Kind::Resource, name) {
        reader.diagnostics.push(reader.names.unknown(Kind::Resource, name, id.place.clone()));
        return None;
    }
    reader.names.declare(Kind::Resource, name, &id.place, &mut reader.diagnostics);
    resources.push(Resource {
        id: id.clone(),
        unit: name.to_owned(),
        selector: None,
        unknown_size: None,
        acts: Vec::new(),
    });
    Some(resources.len() - 1)
}

fn begin(block: &Block) -> Pledge {
    Pledge {
        actor: block.actor.clone(),
        resource: block.resource.clone(),
        contributes: Vec::new(),
        with: None,
        ready_in: None,
        size: Size::Unknown,
        reason: String::new(),
        statements: Vec::new(),
        kind: None,
        as_of: block.as_of,
        place: block.place.clone(),
    }
}

/// Adds a block to its pledge. Only one block may give the size.
fn merge(pledge: &mut Pledge, sized: &mut Option<Place>, block: Block, found: &mut Diagnostics) {
    if let Some(size) = block.size {
        if let Some(first) = sized {
            found.push(
                Diagnostic::error("size-twice", "the size of this pledge is given twice")
                    .at(size.place.clone(), "again here")
                    .and_at(first.clone(), "first here"),
            );
        }
        *sized = Some(size.place);
        pledge.size = size.value;
    }
    if let Some(chance) = block.contributes {
        pledge.contributes.push(Contribution { contexts: block.contexts, chance });
    }
    if !block.reason.is_empty() {
        let gap = if pledge.reason.is_empty() { "" } else { " " };
        pledge.reason = format!("{}{gap}{}", pledge.reason, block.reason);
    }
    pledge.statements.extend(block.statements);
    pledge.kind = pledge.kind.or(block.kind);
    pledge.with = pledge.with.take().or(block.with);
    pledge.ready_in = pledge.ready_in.or(block.ready_in);
}

/// `ready_in = 30` or `[20, 90]`: days from the decision.
fn ready_in(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<(f64, f64)> {
    let range = table.range("ready_in", found)?;
    let (low, high) = range.value;
    // A range is drawn on the scale of logarithms.
    let good = if low == high { low >= 0.0 } else { low > 0.0 };
    if !good {
        found.push(
            Diagnostic::error("bad-days", "`ready_in` must be days from the decision, or a range of them above 0")
                .at(range.place, "for example: ready_in = [20, 90]"),
        );
        return None;
    }
    Some((low, high))
}

/// `size = 5000`, `[2000, 8000]`, `"unknown"` or `{ "2000" = 0.5, "5000" = 0.5 }`.
fn size(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<At<Size>> {
    let place = table.place_of_key("size");
    let mut silent = Diagnostics::new();
    if let Some(word) = table.text("size", &mut silent) {
        if word.value != "unknown" {
            found.push(
                Diagnostic::error("bad-size", "`size` must be a number, a range or \"unknown\"")
                    .at(word.place.clone(), ""),
            );
        }
        return Some(At { value: Size::Unknown, place: word.place });
    }
    if let Some(levels) = table.table("size", "the size", &mut silent) {
        return levels_of(levels, found).map(|levels| At { value: Size::Levels(levels), place });
    }
    let range = table.range("size", found)?;
    let (low, high) = range.value;
    if low <= 0.0 {
        found.push(
            Diagnostic::error("bad-size", "a size must be above 0")
                .at(range.place.clone(), "")
                .hint("`contributes` says how likely the actor is to send anything"),
        );
    }
    let size = if low == high { Size::Exactly(low) } else { Size::Range(low, high) };
    Some(At { value: size, place: range.place })
}

fn levels_of(mut table: Table<'_>, found: &mut Diagnostics) -> Option<Vec<(f64, f64)>> {
    let errors = found.len();
    let mut levels = Vec::new();
    for key in table.keys() {
        let place = table.place_of_key(&key);
        let Some(share) = table.number(&key, found) else { continue };
        match key.parse::<f64>() {
            Ok(amount) if amount > 0.0 && amount.is_finite() => levels.push((amount, share.value)),
            _ => found.push(
                Diagnostic::error("bad-size", "an amount must be a number above 0")
                    .at(place, "for example: { \"2000\" = 0.5, \"5000\" = 0.5 }"),
            ),
        }
        if !(0.0..=1.0).contains(&share.value) {
            let label = "expected a number from 0 to 1";
            found.push(
                Diagnostic::error("not-a-share", format!("{} is not a share", share.value)).at(share.place, label),
            );
        }
    }
    let sum: f64 = levels.iter().map(|(_, share)| share).sum();
    if found.len() == errors && (sum - 1.0).abs() > crate::TOLERANCE {
        let message = format!("the shares of the size add up to {}, not 1", crate::shown(sum));
        found.push(Diagnostic::error("shares-sum", message).at(table.place(), ""));
    }
    levels.sort_by(|a, b| a.0.total_cmp(&b.0));
    (found.len() == errors).then_some(levels)
}
