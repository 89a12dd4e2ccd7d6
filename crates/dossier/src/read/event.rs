//! `[[event]]` and its `[[event.outcome]]`.

use terms::table::{At, Table};
use terms::{Diagnostic, Diagnostics, EventId, OutcomeId, Place};

use super::Reader;
use super::blocks::Block;
use super::fields::{as_of, unknown_kind, words};
use crate::model::{Event, EventChance, Outcome};
use crate::names::Names;

/// How many outcomes an event may have.
const MAX_OUTCOMES: usize = 64;

pub(super) fn read(blocks: Vec<Block<'_, EventId>>, reader: &mut Reader<'_>) -> Vec<Event> {
    blocks.into_iter().filter_map(|block| event(block, reader)).collect()
}

fn event(block: Block<'_, EventId>, reader: &mut Reader<'_>) -> Option<Event> {
    let Block { id, mut table } = block;
    let found = &mut reader.diagnostics;
    let title = table.required_text("title", found);
    let written = table.has("outcome");
    let blocks = table.blocks("outcome", "an outcome", found);
    let outcomes: Vec<Option<Written>> = blocks.into_iter().map(|block| outcome(block, found)).collect();
    let status_quo = table.parsed("status_quo", OutcomeId::parse, found);
    let chance = chance(&mut table, found);
    let as_of = as_of(&mut table, reader.as_of, found);
    let reason = words(&mut table, "reason", found);
    let kind = unknown_kind(&mut table, found);
    let timeless = table.boolean("timeless", found).is_some_and(|timeless| timeless.value);
    let place = table.place();
    table.finish(found);
    let (id, title) = (id?, title?.value);
    let (outcomes, status_quo) = if written {
        let outcomes = outcomes.into_iter().collect::<Option<Vec<Written>>>()?;
        settle(&id, outcomes, status_quo, &place, &reader.names, found)?
    } else {
        let (no, yes) = (OutcomeId::parse("no").ok()?, OutcomeId::parse("yes").ok()?);
        if let Some(named) = &status_quo
            && named.value != no
        {
            found.push(
                Diagnostic::error("unknown-outcome", format!("`{id}` has no outcome `{}`", named.value, id = id.value))
                    .at(named.place.clone(), "")
                    .hint("without [[event.outcome]] blocks the outcomes are `no`, the status quo, and `yes`"),
            );
            return None;
        }
        let of = |id, title, share| Outcome {
            id: At { value: id, place: place.clone() },
            title,
            share,
            place: place.clone(),
        };
        (vec![of(no, format!("without {title}"), 0.0), of(yes, title.clone(), 1.0)], 0)
    };
    if !written || chance.certainty.is_none() {
        reader.left_to_default("event.certainty");
    }
    Some(Event { id, title, outcomes, status_quo, chance: chance.settle()?, timeless, as_of, reason, kind })
}

impl Event {
    /// The first outcome that is not the status quo.
    pub(crate) fn first_news(&self) -> Option<&Outcome> {
        self.outcomes.iter().enumerate().find(|(at, _)| *at != self.status_quo).map(|(_, outcome)| outcome)
    }

    /// The index of the outcome of this name; where there is none, that is told.
    pub(crate) fn outcome_index(&self, name: &At<String>, names: &Names, found: &mut Diagnostics) -> Option<usize> {
        let index = self.outcomes.iter().position(|outcome| outcome.id.value.as_str() == name.value);
        if index.is_none() {
            let message = format!("`{}` has no outcome `{}`", self.id.value, name.value);
            let error = Diagnostic::error("unknown-outcome", message).at(name.place.clone(), "");
            let ids = self.outcomes.iter().map(|outcome| outcome.id.value.as_str());
            found.push(names.suggest(error, &name.value, ids));
        }
        index
    }
}

/// An outcome as it is written, its share perhaps missing.
struct Written {
    id: At<OutcomeId>,
    title: String,
    share: Option<At<f64>>,
}

fn outcome(mut table: Table<'_>, found: &mut Diagnostics) -> Option<Written> {
    let id = table.required("id", OutcomeId::parse, found);
    let title = table.text("title", found).map(|title| title.value);
    let share = table.number("share", found);
    let bad = share.as_ref().is_some_and(|share| !(0.0..=1.0).contains(&share.value));
    if let (Some(share), true) = (&share, bad) {
        found.push(
            Diagnostic::error("not-a-share", format!("{} is not a share", share.value))
                .at(share.place.clone(), "expected a number from 0 to 1"),
        );
    }
    table.finish(found);
    let id = id?;
    Some(Written { title: title.unwrap_or_else(|| id.value.to_string()), id, share: share.filter(|_| !bad) })
}

/// Finds the status quo among the outcomes written and gives each outcome its share.
fn settle(
    event: &At<EventId>,
    outcomes: Vec<Written>,
    named: Option<At<OutcomeId>>,
    place: &Place,
    names: &Names,
    found: &mut Diagnostics,
) -> Option<(Vec<Outcome>, usize)> {
    let before = found.len();
    if outcomes.len() < 2 || outcomes.len() > MAX_OUTCOMES {
        let message = format!("`{}` needs 2 to {MAX_OUTCOMES} outcomes, not {}", event.value, outcomes.len());
        found.push(Diagnostic::error("bad-outcomes", message).at(place.clone(), ""));
    }
    for (at, outcome) in outcomes.iter().enumerate().take(MAX_OUTCOMES) {
        if let Some(first) = outcomes[..at].iter().find(|first| first.id.value == outcome.id.value) {
            found.push(
                Diagnostic::error("duplicate-id", format!("two outcomes are called `{}`", outcome.id.value))
                    .at(outcome.id.place.clone(), "declared again here")
                    .and_at(first.id.place.clone(), "first declared here"),
            );
        }
    }
    let without_share: Vec<usize> = (0..outcomes.len()).filter(|&at| outcomes[at].share.is_none()).collect();
    let status_quo = match (&named, without_share.as_slice()) {
        (Some(named), _) => outcomes.iter().position(|outcome| outcome.id.value == named.value),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    let Some(status_quo) = status_quo else {
        found.push(match named {
            Some(named) => {
                let message = format!("`{}` has no outcome `{}`", event.value, named.value);
                let error = Diagnostic::error("unknown-outcome", message).at(named.place, "");
                names.suggest(error, named.value.as_str(), outcomes.iter().map(|outcome| outcome.id.value.as_str()))
            }
            None => Diagnostic::error("missing-field", format!("`{}` needs the field `status_quo`", event.value))
                .at(place.clone(), "")
                .hint("name the outcome that holds while nothing happens, or leave out its share alone"),
        });
        return None;
    };
    let only_other = outcomes.len() == 2;
    let mut settled = Vec::new();
    for (at, outcome) in outcomes.into_iter().enumerate() {
        let share = match &outcome.share {
            Some(share) if at == status_quo && share.value != 0.0 => {
                found.push(
                    Diagnostic::error("status-quo-share", format!("`{}` is the status quo", outcome.id.value))
                        .at(share.place.clone(), "it has no share: shares are of what the event brings"),
                );
                0.0
            }
            Some(share) => share.value,
            None if at == status_quo => 0.0,
            None if only_other => 1.0,
            None => {
                found.push(
                    Diagnostic::error("missing-field", format!("`{}` needs the field `share`", outcome.id.value))
                        .at(outcome.id.place.clone(), "")
                        .hint("how often the event, when it happens, turns out like this: share = 0.4"),
                );
                0.0
            }
        };
        let place = outcome.share.map_or_else(|| outcome.id.place.clone(), |share| share.place);
        settled.push(Outcome { id: outcome.id, title: outcome.title, share, place });
    }
    (found.len() == before).then_some((settled, status_quo))
}

/// The fields that say how likely the event is.
struct ChanceFields {
    chance: Option<EventChance>,
    certainty: Option<At<f64>>,
}

impl ChanceFields {
    fn settle(self) -> Option<EventChance> {
        let total = self.certainty.map(|certainty| certainty.value);
        Some(match self.chance? {
            EventChance::Hazard { low, high, place, .. } => EventChance::Hazard { low, high, certainty: total, place },
            EventChance::Plain { chance, .. } => EventChance::Plain { chance, certainty: total },
        })
    }
}

fn chance(table: &mut Table<'_>, found: &mut Diagnostics) -> ChanceFields {
    let stated = (table.has("hazard"), table.has("probability"));
    let hazard = table.range("hazard", found);
    let probability = table.chance("probability", found);
    let certainty = table.number("certainty", found);
    for (key, number) in [
        ("hazard", hazard.as_ref().map(|h| (h.value.0, &h.place))),
        ("certainty", certainty.as_ref().map(|c| (c.value, &c.place))),
    ] {
        if let Some((value, place)) = number
            && value <= 0.0
        {
            found.push(
                Diagnostic::error("not-positive", format!("`{key}` must be above 0"))
                    .at(place.clone(), format!("{value} is not")),
            );
        }
    }
    match stated {
        (true, true) => found.push(
            Diagnostic::error("two-chances", "an event has a `hazard` or a `probability`, not both")
                .at(table.place_of_key("probability"), "")
                .and_at(table.place_of_key("hazard"), "the other is here"),
        ),
        (false, false) => found.push(
            Diagnostic::error("no-chance", "the event does not say how likely it is")
                .at(table.place(), "")
                .hint("hazard = [0.1, 0.8] is a rate a year as a 90 % range; probability = 0.2 is by the horizon"),
        ),
        _ => {}
    }
    let chance = match (hazard, probability) {
        (Some(hazard), None) => {
            let (low, high) = hazard.value;
            (low > 0.0).then_some(EventChance::Hazard { low, high, certainty: None, place: hazard.place })
        }
        (None, Some(chance)) => Some(EventChance::Plain { chance, certainty: None }),
        _ => None,
    };
    ChanceFields { chance, certainty }
}
