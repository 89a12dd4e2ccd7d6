//! Everyone who decides, and what each decision adds to each count.
//!
//! An actor has one decision on a motion, also where a rule counts it in two bodies. Its options are those of the first body; in
//! another body they are matched by name, and one that the other body lacks counts as that body's `unnamed`.

use std::collections::HashMap;

use terms::{ActorId, Diagnostic, Diagnostics};

use crate::body::Body;
use crate::expression::{Choice, Count};
use crate::link::Linked;
use crate::program::Program;
use crate::sitting::Member;

/// The most work that one pass over all classes and the rule may cost: classes × options × terms of the rule.
const MAX_WORK: usize = 1 << 26;

/// Everyone who decides.
pub(crate) struct Electorate {
    /// The first body's members in the order of their seats, then those of the other bodies.
    pub voters: Vec<Voter>,
    /// Kinds of voters whose decisions count alike.
    pub classes: Vec<Class>,
}

/// One who decides.
pub(crate) struct Voter {
    pub actor: ActorId,
    /// The place of its class in [`Electorate::classes`].
    pub class: usize,
}

/// Voters whose decisions count alike.
pub(crate) struct Class {
    /// For each option of the first body, what it adds to each count.
    pub rows: Vec<Vec<i64>>,
    /// How many voters are of this class.
    pub size: u64,
}

impl Electorate {
    /// The voters on a linked rule. Linear in voters × options × counts.
    ///
    /// # Errors
    /// When the table of what decisions add would be too large.
    pub fn new(linked: &Linked<'_>, program: &Program) -> Result<Self, Diagnostics> {
        let options = linked.sittings[0].body.options.len();
        let matched: Vec<Vec<usize>> =
            linked.sittings.iter().map(|sitting| matched(&linked.sittings[0].body, &sitting.body)).collect();
        let mut electorate = Self { voters: Vec::new(), classes: Vec::new() };
        let mut known: HashMap<Vec<Vec<i64>>, usize> = HashMap::new();
        for (actor, seats) in seats_by_actor(linked) {
            let row = |option: usize| {
                let added = program.counts.iter().map(|(seat, count)| {
                    let sitting = &linked.sittings[*seat];
                    seats[*seat].map_or(0, |member| adds(member, count, &sitting.body, matched[*seat][option]))
                });
                added.collect::<Vec<i64>>()
            };
            let rows: Vec<Vec<i64>> = (0..options).map(row).collect();
            let next = electorate.classes.len();
            let class = *known.entry(rows.clone()).or_insert(next);
            if class == next {
                electorate.classes.push(Class { rows, size: 0 });
                if (next + 1).saturating_mul(options).saturating_mul(program.size()) > MAX_WORK {
                    let message = format!(
                        "this rule, of {} terms, is too long for a body of more than {next} kinds of members",
                        program.size(),
                    );
                    return Err(Diagnostic::error("rule-too-long", message).into());
                }
            }
            electorate.classes[class].size += 1;
            electorate.voters.push(Voter { actor: actor.clone(), class });
        }
        Ok(electorate)
    }

    /// The most that each count can be; at the bound of 64 bits it stays there.
    pub fn most(&self, counts: usize) -> Vec<i64> {
        let mut most = vec![0_i64; counts];
        for class in &self.classes {
            for (at, most) in most.iter_mut().enumerate() {
                let one = class.rows.iter().map(|row| row[at]).max().unwrap_or(0);
                *most = most.saturating_add(one.saturating_mul(i64::try_from(class.size).unwrap_or(i64::MAX)));
            }
        }
        most
    }
}

/// For each actor its seat in each sitting.
fn seats_by_actor<'a>(linked: &'a Linked<'_>) -> Vec<(&'a ActorId, Vec<Option<&'a Member>>)> {
    let mut order: Vec<(&ActorId, Vec<Option<&Member>>)> = Vec::new();
    let mut places: HashMap<&ActorId, usize> = HashMap::new();
    for (seat, sitting) in linked.sittings.iter().enumerate() {
        for member in &sitting.members {
            let place = *places.entry(&member.actor).or_insert_with(|| {
                order.push((&member.actor, vec![None; linked.sittings.len()]));
                order.len() - 1
            });
            order[place].1[seat] = Some(member);
        }
    }
    order
}

/// For each option of `first` the place of the option that it counts as in `other`.
fn matched(first: &Body, other: &Body) -> Vec<usize> {
    let place = |name| other.options.iter().position(|option| option == name);
    let unnamed = place(&other.unnamed).unwrap_or(0);
    first.options.iter().map(|option| place(option).unwrap_or(unnamed)).collect()
}

/// What a member that takes the option at this place adds to a count.
fn adds(member: &Member, count: &Count, body: &Body, option: usize) -> i64 {
    let counted = match &count.choice {
        Choice::Any => true,
        Choice::Option(choice) => body.options.get(option) == Some(choice),
    };
    let inside = count.groups.iter().all(|test| {
        let belongs = test.group.as_ref().map_or(member.concerned, |group| member.groups.contains(group));
        belongs == test.inside
    });
    match &count.weight {
        _ if !counted || !inside => 0,
        None => 1,
        Some(weight) => member.weights.get(weight).copied().unwrap_or(0),
    }
}
