//! What a dossier asks of the catalogue of bodies.

use std::collections::BTreeSet;

use rules::{Catalogue, Seat, Seating, Sitting, SittingRequest, Votes};
use terms::table::At;
use terms::{ActorId, BodyId, Date, Diagnostic, Diagnostics, OptionId, Place, RuleId, Span};

use crate::model::{Assertion, Decider, Dossier, Motion};

/// A body and one of its rules, as a dossier names them.
pub(crate) struct Named {
    pub(crate) body: At<BodyId>,
    /// The rule's own id, also where an alias or no rule was written.
    pub(crate) rule: RuleId,
    /// The body's options, best to worst.
    pub(crate) options: Vec<OptionId>,
}

/// Reads `BODY/RULE`, or `BODY` for its default rule.
pub(crate) fn named(text: &At<String>, catalogue: &Catalogue<'_>, found: &mut Diagnostics) -> Option<Named> {
    let cut = text.value.find('/').unwrap_or(text.value.len());
    let (whole, body) = (Span::new(0, text.value.len()), text.inside(Span::new(0, cut)));
    match catalogue.find(&text.value) {
        Ok((known, rule)) => {
            Some(Named { body: At { value: known.id.clone(), place: body }, rule, options: known.options.clone() })
        }
        Err(errors) => {
            let of_rule = text.inside(Span::new((cut + 1).min(whole.end), whole.end));
            for error in errors {
                let place = if error.code == "unknown-rule" { &of_rule } else { &body };
                found.push(placed(error, place));
            }
            None
        }
    }
}

/// A finding of the body's own, told where the dossier names the body when it has no place in the body's file.
fn placed(diagnostic: Diagnostic, place: &Place) -> Diagnostic {
    if diagnostic.place.is_some() { diagnostic } else { diagnostic.at(place.clone(), "") }
}

fn all_placed(diagnostics: Diagnostics, place: &Place) -> Diagnostics {
    let mut all = Diagnostics::new();
    diagnostics.into_iter().for_each(|diagnostic| all.push(placed(diagnostic, place)));
    all
}

/// Who decides a motion on a day, and what is doubtful about that; `until` is a later day by which the vote may come.
pub(crate) fn deciders(
    motion: &Motion,
    day: Date,
    until: Option<Date>,
    catalogue: &Catalogue<'_>,
) -> Result<(BTreeSet<ActorId>, Diagnostics), Diagnostics> {
    let (body, rule, request) = match &motion.decider {
        Decider::Actor(actor) => return Ok((BTreeSet::from([actor.value.clone()]), Diagnostics::new())),
        Decider::Body { body, rule, parties, concerned, not_participating } => {
            let ids = |list: &[At<ActorId>]| list.iter().map(|actor| actor.value.clone()).collect();
            let request = SittingRequest {
                parties: ids(parties),
                concerned: ids(concerned),
                not_participating: ids(not_participating),
                until,
            };
            (body, rule, request)
        }
    };
    let seated = Sitting::new(catalogue, body.value.as_str(), day, &request);
    let decided = seated.and_then(|(sitting, warnings)| Ok((voters(&sitting, rule, catalogue)?, warnings)));
    match decided {
        Ok((voters, warnings)) => Ok((voters, all_placed(warnings, &body.place))),
        Err(errors) => Err(all_placed(errors, &body.place)),
    }
}

fn voters(sitting: &Sitting, rule: &RuleId, catalogue: &Catalogue<'_>) -> Result<BTreeSet<ActorId>, Diagnostics> {
    rules::voters(catalogue, sitting, rule.as_str()).map(|voters| voters.into_iter().collect())
}

/// Everyone who ever had a seat in a body that the dossier names.
pub(crate) fn ever_seated(dossier: &Dossier, catalogue: &Catalogue<'_>) -> BTreeSet<ActorId> {
    let of_motions = dossier.motions.iter().filter_map(|motion| match &motion.decider {
        Decider::Body { body, .. } => Some(&body.value),
        Decider::Actor(_) => None,
    });
    let bodies: BTreeSet<&BodyId> = of_motions.chain(dossier.assertions.iter().map(|past| &past.body.value)).collect();
    let seats = bodies.into_iter().flat_map(|body| seats_of(body, catalogue));
    seats.map(|seat| seat.actor).collect()
}

fn seats_of(body: &BodyId, catalogue: &Catalogue<'_>) -> Vec<Seat> {
    match catalogue.body(body.as_str()).as_deref() {
        Ok(rules::Body { seats: Seating::Terms(seats), .. }) => seats.clone(),
        _ => Vec::new(),
    }
}

/// The error for an actor without a seat on a day; names the terms that it did hold.
pub(crate) fn no_seat(body: &BodyId, actor: &At<ActorId>, day: Date, catalogue: &Catalogue<'_>) -> Diagnostic {
    let message = format!("{} has no seat in `{body}` on {day}", actor.value);
    let error = Diagnostic::error("no-seat", message).at(actor.place.clone(), "");
    let seats = seats_of(body, catalogue).into_iter().filter(|seat| seat.actor == actor.value);
    let terms: Vec<String> = seats.map(|seat| term(&seat)).collect();
    if terms.is_empty() { error } else { error.hint(format!("its terms: {}", terms.join(", "))) }
}

/// A term in words.
fn term(seat: &Seat) -> String {
    let shown = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    format!("{} to {}", shown(seat.from), shown(seat.to))
}

/// Who could take part in a past vote.
pub(crate) fn members_then(past: &Assertion, catalogue: &Catalogue<'_>) -> Result<BTreeSet<ActorId>, Diagnostics> {
    let sitting = sitting_then(past, catalogue);
    let members = sitting.and_then(|(sitting, _)| voters(&sitting, &past.rule, catalogue));
    members.map_err(|errors| all_placed(errors, &past.body.place))
}

fn sitting_then(past: &Assertion, catalogue: &Catalogue<'_>) -> Result<(Sitting, Diagnostics), Diagnostics> {
    Sitting::new(catalogue, past.body.value.as_str(), past.date.value, &SittingRequest::default())
}

/// Is a past vote carried by the rule? `None` where that cannot be said.
pub(crate) fn carried(past: &Assertion, catalogue: &Catalogue<'_>) -> Option<bool> {
    let (sitting, _) = sitting_then(past, catalogue).ok()?;
    let ballots = |(option, voters): &(OptionId, Vec<At<ActorId>>)| -> Vec<(ActorId, OptionId)> {
        voters.iter().map(|voter| (voter.value.clone(), option.clone())).collect()
    };
    let votes = past.votes.iter().flat_map(ballots).collect();
    let votes = Votes::Named { votes, others: past.others.as_ref().map(|others| others.value.clone()) };
    rules::judge(catalogue, &sitting, past.rule.as_str(), &votes).ok().map(|(judgement, _)| judgement.carried)
}
