//! A body on a day: who takes part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use terms::{ActorId, Date, Diagnostic, Diagnostics, GroupId};

use crate::body::{Body, Seat, Seating, Size, Weight, within};
use crate::catalogue::Catalogue;

/// The most members of a body that votes by name.
const MAX_MEMBERS: usize = 4096;

/// What a motion says about those who vote on it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SittingRequest {
    /// The parties, for a body that is a template.
    pub parties: Vec<ActorId>,
    /// Those whom the motion concerns: `concerned` in rules. They need not be members.
    pub concerned: Vec<ActorId>,
    /// Members that do not take part; every threshold is of the others.
    pub not_participating: Vec<ActorId>,
    /// A later day by which the vote may come; members whose seat ends before it give a warning.
    pub until: Option<Date>,
}

/// A body on a day, with the members that take part.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The body.
    pub body: Arc<Body>,
    /// The day; its end counts.
    pub as_of: Date,
    /// The members that take part, in the order of their seats; none when the body is judged by counts alone.
    pub members: Vec<Member>,
    /// How many members take part.
    pub size: u64,
    /// What was asked for.
    pub request: SittingRequest,
}

/// An actor that takes part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Who it is.
    pub actor: ActorId,
    /// Its groups in this body.
    pub groups: Vec<GroupId>,
    /// Its weights by name, each 0 or more.
    pub weights: BTreeMap<String, i64>,
    /// Does the motion concern it?
    pub concerned: bool,
}

impl Sitting {
    /// Seats the body `id` on a day, and says what is doubtful about it. Linear in the number of seats.
    ///
    /// # Errors
    /// No such body, a day for which its seats are not known, parties missing or given in vain, a name that is not a member.
    pub fn new(
        catalogue: &Catalogue<'_>,
        id: &str,
        as_of: Date,
        request: &SittingRequest,
    ) -> Result<(Self, Diagnostics), Diagnostics> {
        let body = catalogue.body(id)?;
        let mut found = Diagnostics::new();
        let seated = seat(&body, as_of, request, &mut found);
        if let Some(seated) = &seated {
            check_names(&body, &seated.members, request, &mut found);
            check_until(&body, &seated.members, as_of, request, &mut found);
        }
        let sitting = seated.map(|seated| seated.without(&request.not_participating, body, as_of, request));
        if sitting.as_ref().is_some_and(|sitting| sitting.size == 0) && !found.has_errors() {
            found.push(Diagnostic::error("no-members", "nobody takes part"));
        }
        found.or_value(sitting)
    }

    /// Another body on the same day with the same request, of which only what fits that body is used.
    pub(crate) fn beside(&self, body: Arc<Body>) -> Result<Self, Diagnostics> {
        let template = matches!(body.seats, Seating::Parties);
        let request = SittingRequest {
            parties: if template { self.request.parties.clone() } else { Vec::new() },
            ..self.request.clone()
        };
        let mut found = Diagnostics::new();
        let seated = seat(&body, self.as_of, &request, &mut found);
        let sitting = seated.map(|seated| seated.without(&request.not_participating, body, self.as_of, &request));
        found.or_value(sitting).map(|(sitting, _)| sitting)
    }
}

/// Members and their number, before anyone is left out.
struct Seated {
    members: Vec<Member>,
    size: u64,
}

impl Seated {
    fn without(mut self, left_out: &[ActorId], body: Arc<Body>, as_of: Date, request: &SittingRequest) -> Sitting {
        let left_out: BTreeSet<&ActorId> = left_out.iter().collect();
        let concerned: BTreeSet<&ActorId> = request.concerned.iter().collect();
        if !self.members.is_empty() {
            self.members.retain(|member| !left_out.contains(&member.actor));
            self.size = self.members.len() as u64;
        }
        for member in &mut self.members {
            member.concerned = concerned.contains(&member.actor);
        }
        Sitting { body, as_of, members: self.members, size: self.size, request: request.clone() }
    }
}

fn seat(body: &Body, as_of: Date, request: &SittingRequest, found: &mut Diagnostics) -> Option<Seated> {
    if !within(as_of, body.known_from, body.known_to) {
        let mut diagnostic =
            Diagnostic::error("day-not-known", format!("the seats of `{}` on {as_of} are not known", body.id));
        diagnostic = diagnostic.hint(match (body.known_from, body.known_to) {
            (Some(from), Some(to)) => format!("they are known from {from} to {to}"),
            (Some(from), None) => format!("they are known from {from} on"),
            (None, Some(to)) => format!("they are known up to {to}"),
            (None, None) => String::new(),
        });
        found.push(diagnostic);
        return None;
    }
    if !request.parties.is_empty() && !matches!(body.seats, Seating::Parties) {
        let message = format!("`{}` has seats of its own and takes no parties", body.id);
        found.push(Diagnostic::error("parties-in-vain", message).hint("leave parties out"));
    }
    let members = match &body.seats {
        Seating::Count(sizes) => return count(body, sizes, as_of, found),
        Seating::Terms(seats) => {
            let seats = seats.iter().filter(|seat| within(as_of, seat.from, seat.to));
            let figures = body.weights_on(as_of);
            seats.map(|seat| Member::seated(seat, &figures)).collect()
        }
        Seating::Parties => parties(body, &request.parties, as_of, found)?,
    };
    if members.is_empty() {
        found.push(Diagnostic::error("no-members", format!("nobody sits in `{}` on {as_of}", body.id)));
        return None;
    }
    if members.len() > MAX_MEMBERS {
        let message =
            format!("`{}` has {} members on {as_of}; at most {MAX_MEMBERS} vote by name", body.id, members.len());
        found.push(Diagnostic::error("too-many-members", message).hint("write it as a body with seats = \"count\""));
        return None;
    }
    Some(Seated { size: members.len() as u64, members })
}

fn count(body: &Body, sizes: &[Size], as_of: Date, found: &mut Diagnostics) -> Option<Seated> {
    if let Some(size) = sizes.iter().find(|size| within(as_of, size.from, size.to)) {
        return Some(Seated { members: Vec::new(), size: size.members });
    }
    let shown = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let known: Vec<String> =
        sizes.iter().take(12).map(|size| format!("{} to {}", shown(size.from), shown(size.to))).collect();
    found.push(
        Diagnostic::error("day-not-known", format!("how many members `{}` had on {as_of} is not known", body.id))
            .hint(format!("it is known for {}", known.join(", "))),
    );
    None
}

fn parties(body: &Body, parties: &[ActorId], as_of: Date, found: &mut Diagnostics) -> Option<Vec<Member>> {
    if parties.is_empty() {
        found.push(
            Diagnostic::error("parties-missing", format!("`{}` is a template: its parties are not named", body.id))
                .hint("name them: parties = [\"FRA\", \"GBR\"], or --parties FRA,GBR"),
        );
        return None;
    }
    let mut seen = BTreeSet::new();
    for party in parties.iter().filter(|party| !seen.insert(*party)) {
        found.push(Diagnostic::error("duplicate", format!("{party} is named as a party twice")));
    }
    let figures = body.weights_on(as_of);
    Some(parties.iter().map(|party| Member::new(party.clone(), Vec::new(), BTreeMap::new(), &figures)).collect())
}

fn check_names(body: &Body, members: &[Member], request: &SittingRequest, found: &mut Diagnostics) {
    if members.is_empty() {
        if !request.not_participating.is_empty() || !request.concerned.is_empty() {
            let message = format!("`{}` is judged by counts alone: its members have no names", body.id);
            found.push(Diagnostic::error("counts-alone", message).hint("leave the names out"));
        }
        return;
    }
    let names: BTreeSet<&str> = members.iter().map(|member| member.actor.as_str()).collect();
    for actor in request.not_participating.iter().filter(|actor| !names.contains(actor.as_str())) {
        let message = format!("{actor} is not a member of `{}` on this day, so it cannot stay out", body.id);
        found.push(Diagnostic::error("not-a-member", message).suggest(actor.as_str(), names.iter().copied()));
    }
    for actor in request.concerned.iter().filter(|actor| !names.contains(actor.as_str())) {
        let message =
            format!("{actor} is not a member of `{}` on this day: that it is concerned changes nothing", body.id);
        found.push(Diagnostic::warning("not-a-member", message));
    }
}

/// Warns of seats that end before the vote may come.
fn check_until(body: &Body, members: &[Member], as_of: Date, request: &SittingRequest, found: &mut Diagnostics) {
    let (Some(until), Seating::Terms(seats)) = (request.until, &body.seats) else { return };
    let names: BTreeSet<&ActorId> = members.iter().map(|member| &member.actor).collect();
    let ending: Vec<&Seat> = seats
        .iter()
        .filter(|seat| names.contains(&seat.actor) && within(as_of, seat.from, seat.to))
        .filter(|seat| seat.to.is_some_and(|end| end < until))
        .collect();
    let Some(first) = ending.iter().filter_map(|seat| seat.to).min() else { return };
    let ending: Vec<&str> = ending.iter().map(|seat| seat.actor.as_str()).collect();
    let message = format!("seats in `{}` end before {until}, the first on {first}: {}", body.id, ending.join(", "));
    found.push(
        Diagnostic::warning("term-ends", message)
            .hint(format!("the seats of {as_of} are counted; give a later date to change them")),
    );
}

impl Member {
    fn seated(seat: &Seat, figures: &[&Weight]) -> Self {
        Self::new(seat.actor.clone(), seat.groups.clone(), seat.weights.clone(), figures)
    }

    fn new(actor: ActorId, groups: Vec<GroupId>, mut weights: BTreeMap<String, i64>, figures: &[&Weight]) -> Self {
        for weight in figures {
            if let Some(value) = weight.values.get(&actor) {
                weights.insert(weight.name.clone(), *value);
            }
        }
        Self { actor, groups, weights, concerned: false }
    }
}
