//! `[[motion]]` and `[[resource]]`.

use terms::table::{At, Table};
use terms::{ActorId, Chance, Diagnostic, Diagnostics, MotionId, OptionId, Probability, ResourceId};

use super::Reader;
use super::act;
use super::blocks::Block;
use super::fields::{unknown_kind, words};
use super::selector;
use super::stance::FIELDS;
use crate::bodies::{self, Named};
use crate::model::{Decider, Event, Motion, Resource};

/// How many options a motion of one actor may have.
const MAX_OPTIONS: usize = 20;

pub(super) fn read(blocks: Vec<Block<'_, MotionId>>, events: &[Event], reader: &mut Reader<'_>) -> Vec<Motion> {
    blocks.into_iter().filter_map(|block| motion(block, events, reader)).collect()
}

fn motion(block: Block<'_, MotionId>, events: &[Event], reader: &mut Reader<'_>) -> Option<Motion> {
    let Block { id, mut table } = block;
    let title = table.required_text("title", &mut reader.diagnostics);
    let decider = decider(&mut table, reader);
    let selector = selector::read(&mut table, events, reader);
    let found = &mut reader.diagnostics;
    let tabled = table.chance("tabled", found);
    let date = table.date("date", found);
    let kind = unknown_kind(&mut table, found);
    let place = table.place();
    let acts = act::read(&mut table, &selector, id.as_ref().map_or("", |id| id.value.as_str()), reader);
    table.finish(&mut reader.diagnostics);
    let (decider, options) = decider?;
    if tabled.is_none() && matches!(decider, Decider::Body { .. }) {
        reader.left_to_default("motion.tabled");
    }
    let tabled = tabled.unwrap_or(At { value: Chance::Point(Probability::ONE), place });
    Some(Motion { id: id?, title: title?.value, decider, options, selector: selector.ok()?, tabled, date, kind, acts })
}

/// Who decides, and between which options.
fn decider(table: &mut Table<'_>, reader: &mut Reader<'_>) -> Option<(Decider, Vec<OptionId>)> {
    match (table.has("body"), table.has("actor")) {
        (true, false) => body(table, reader),
        (false, true) => {
            let found = &mut reader.diagnostics;
            let actor = table.required("actor", ActorId::parse, found);
            let options = options(table, found);
            Some((Decider::Actor(actor?), options?))
        }
        (true, true) => {
            reader.diagnostics.push(
                Diagnostic::error("two-deciders", "a motion is put to a `body` or to one `actor`, not both")
                    .at(table.place_of_key("actor"), "")
                    .and_at(table.place_of_key("body"), "the other is here"),
            );
            let _ = (table.text("body", &mut reader.diagnostics), table.text("actor", &mut reader.diagnostics));
            None
        }
        (false, false) => {
            reader.diagnostics.push(
                Diagnostic::error("missing-field", "a motion needs the field `body` or `actor`")
                    .at(table.place(), "")
                    .hint("for example: body = \"un-security-council/substantive\", or actor = \"UKR\""),
            );
            None
        }
    }
}

fn body(table: &mut Table<'_>, reader: &mut Reader<'_>) -> Option<(Decider, Vec<OptionId>)> {
    let found = &mut reader.diagnostics;
    let named = table.required_text("body", found);
    let parties = table.names("parties", ActorId::parse, found);
    let concerned = table.names("concerned", ActorId::parse, found);
    let not_participating = table.names("not_participating", ActorId::parse, found);
    let Named { body, rule, options } = bodies::named(&named?, reader.catalogue, found)?;
    Some((Decider::Body { body, rule, parties, concerned, not_participating }, options))
}

fn options(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<Vec<OptionId>> {
    let errors = found.len();
    if !table.has("options") {
        return Some([OptionId::parse("yes").ok()?, OptionId::parse("no").ok()?].into());
    }
    let options = table.names("options", OptionId::parse, found);
    if !(2..=MAX_OPTIONS).contains(&options.len()) && found.len() == errors {
        found.push(
            Diagnostic::error("bad-options", format!("a motion has 2 to {MAX_OPTIONS} options, not {}", options.len()))
                .at(table.place_of_key("options"), ""),
        );
    }
    for (at, option) in options.iter().enumerate().take(MAX_OPTIONS) {
        let error = if FIELDS.contains(&option.value.as_str()) {
            Diagnostic::error("reserved-name", format!("`{}` cannot name an option", option.value))
                .at(option.place.clone(), "a stance has a field of that name")
        } else if let Some(first) = options[..at].iter().find(|first| first.value == option.value) {
            Diagnostic::error("duplicate-id", format!("two options are called `{}`", option.value))
                .at(option.place.clone(), "again here")
                .and_at(first.place.clone(), "first here")
        } else {
            continue;
        };
        found.push(error);
    }
    (found.len() == errors).then(|| options.into_iter().map(|option| option.value).collect())
}

pub(super) fn read_resources(
    blocks: Vec<Block<'_, ResourceId>>,
    events: &[Event],
    reader: &mut Reader<'_>,
) -> Vec<Resource> {
    blocks.into_iter().filter_map(|block| resource(block, events, reader)).collect()
}

fn resource(block: Block<'_, ResourceId>, events: &[Event], reader: &mut Reader<'_>) -> Option<Resource> {
    let Block { id, mut table } = block;
    let selector = selector::read(&mut table, events, reader);
    let found = &mut reader.diagnostics;
    let unit = words(&mut table, "unit", found);
    let unknown_size = table.range("unknown_size", found).filter(|size| {
        let good = 0.0 < size.value.0 && size.value.0 < size.value.1;
        if !good {
            found.push(
                Diagnostic::error("bad-size", "`unknown_size` must be a range above 0")
                    .at(size.place.clone(), "for example: [500, 5000]"),
            );
        }
        good
    });
    let acts = act::read(&mut table, &selector, id.as_ref().map_or("", |id| id.value.as_str()), reader);
    table.finish(&mut reader.diagnostics);
    let id = id?;
    let unit = if unit.is_empty() { id.value.to_string() } else { unit };
    Some(Resource { unit, id, selector: selector.ok()?, unknown_size: unknown_size.map(|size| size.value), acts })
}
