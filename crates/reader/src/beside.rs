//! What stands beside the statements: memberships, requirements, unknowns and events.

use crate::aboutness::{kind, named};
use crate::draft::{Event, IssueKind, Membership, Requirement, Unknown};
use crate::mention::{Kind, Mentions};
use crate::statements::Gathered;
use crate::syntax::Relation;
use crate::view::View;

/// What is gathered over the sentences of an article.
#[derive(Default)]
pub(crate) struct Beside {
    pub memberships: Vec<Membership>,
    pub requirements: Vec<Requirement>,
    pub events: Vec<Event>,
    pub unknowns: Vec<Unknown>,
}

/// Offices within a body, and membership itself.
const RELATIONS: [&str; 9] =
    ["member", "members", "chairman", "chairwoman", "chair", "secretary-general", "president", "head", "observer"];

/// What a body may have to give.
const GIVEN: [&str; 22] = [
    "approval",
    "consent",
    "vote",
    "votes",
    "majority",
    "backing",
    "support",
    "ratification",
    "agreement",
    "authorisation",
    "authorization",
    "mandate",
    "unanimity",
    "signature",
    "endorsement",
    "permission",
    "blessing",
    "quorum",
    "decision",
    "consensus",
    "resolution",
    "go-ahead",
];

/// Adjectives that say that something is not known.
const UNKNOWN: [&str; 12] = [
    "clear",
    "unclear",
    "unknown",
    "uncertain",
    "undecided",
    "open",
    "unspecified",
    "undisclosed",
    "unanswered",
    "unresolved",
    "known",
    "certain",
];

impl Beside {
    /// Reads a sentence.
    pub fn sentence(&mut self, view: &View<'_>, mentions: &Mentions, gathered: &Gathered) {
        for at in 0..view.len() {
            if RELATIONS.contains(&view.lower[at].as_str()) && view.tree.tags[at].is_noun() {
                self.membership(view, at, mentions);
            }
            if view.is_verb(at) {
                self.requirement(view, at, mentions, gathered);
            }
            if UNKNOWN.contains(&view.lower[at].as_str()) {
                self.unknown(view, at);
            }
        }
        self.withheld(view, gathered);
        for at in named(view) {
            let event = kind(view.lexicon, &view.lower[at]) == Some(IssueKind::Event);
            if event && self.events.len() < 1000 {
                let (first, last) = view.target_phrase(at);
                self.events.push(Event { issue: None, evidence: view.span(first, last) });
            }
        }
    }

    /// "Russia is a permanent member of the Council", "the Council, in which Russia is a member", "Italy, a NATO member".
    fn membership(&mut self, view: &View<'_>, at: usize, mentions: &Mentions) {
        let entity = |at: usize| view.mention[at].map(|mention| mentions.mentions[mention].entity);
        let is_body =
            |entity: &usize| matches!(mentions.entities[*entity].kind, Kind::Igo | Kind::Group | Kind::GovernmentBody);
        let relative =
            view.tree.dependents(at, &[Relation::Nominal, Relation::Oblique]).find(|one| view.is(*one, &["which"]));
        let head = view.tree.heads[at];
        let compounds: Vec<usize> = view
            .tree
            .dependents(at, &[Relation::Compound, Relation::Nominal, Relation::Possessor])
            .chain(
                head.filter(|head| view.is(*head, &["states", "state", "countries", "country"])).into_iter().flat_map(
                    |head| view.tree.dependents(head, &[Relation::Compound, Relation::Nominal]).collect::<Vec<_>>(),
                ),
            )
            .flat_map(|one| view.conjuncts(one))
            .collect();
        let mut bodies: Vec<usize> = compounds.iter().copied().filter_map(entity).filter(is_body).collect();
        if relative.is_some() {
            let body = head
                .into_iter()
                .chain((0..at).rev().filter(|one| view.mention[*one].is_some()))
                .filter_map(entity)
                .find(is_body);
            bodies.extend(body);
        }
        let holder = match view.relation(at) {
            Relation::Compound => head,
            _ => Some(at),
        };
        let Some(holder) = holder else { return };
        let members: Vec<usize> = match (view.own_subject(holder), view.relation(holder), view.tree.heads[holder]) {
            (Some(subject), _, _) if view.tree.dependent(holder, &[Relation::Copula]).is_some() => {
                view.conjuncts(subject)
            }
            (_, Relation::Apposition, Some(head)) => vec![head],
            _ => view
                .tree
                .dependents(holder, &[Relation::Apposition])
                .filter(|one| view.tree.tags[*one].is_name())
                .flat_map(|one| view.conjuncts(one))
                .collect(),
        };
        let modifier = view.tree.dependents(at, &[Relation::Adjective, Relation::Compound]).find(|one| {
            view.is(
                *one,
                &["permanent", "elected", "founding", "deputy", "vice", "non-permanent", "former", "associate", "full"],
            )
        });
        let noun = view.lower[at].trim_end_matches('s');
        let relation = modifier.map_or_else(|| noun.to_owned(), |modifier| format!("{} {noun}", view.lower[modifier]));
        let reach = view.tree.reach(holder);
        bodies.dedup();
        for member in members {
            let Some(found) = entity(member) else { continue };
            // "both countries": each of them.
            let each: Vec<usize> = match mentions.entities[found].principals.as_slice() {
                [_, _, ..] => mentions.entities[found]
                    .principals
                    .iter()
                    .filter_map(|code| {
                        mentions
                            .entities
                            .iter()
                            .position(|one| one.kind == Kind::State && one.principals == [code.clone()])
                    })
                    .collect(),
                _ => vec![found],
            };
            for member in each {
                for body in bodies.iter().filter(|body| **body != member) {
                    let known = self
                        .memberships
                        .iter()
                        .rev()
                        .take(8)
                        .any(|known| known.member == member && known.body == *body);
                    if !known {
                        let extent = view.actor_phrase(member_at(view, member, mentions).unwrap_or(reach.0));
                        let evidence = view.span(reach.0.min(extent.0), reach.1.max(extent.1));
                        self.memberships.push(Membership { member, body: *body, relation: relation.clone(), evidence });
                    }
                }
            }
        }
    }

    /// "would require the approval of the Council", "needs nine votes", "must be ratified by parliament".
    fn requirement(&mut self, view: &View<'_>, at: usize, mentions: &Mentions, gathered: &Gathered) {
        let entity = |at: usize| view.mention[at].map(|mention| mentions.mentions[mention].entity);
        let given = view
            .tree
            .dependents(at, &[Relation::Object, Relation::Oblique])
            .find(|object| GIVEN.contains(&view.lower[*object].as_str()));
        let requires = view.is(at, &["require", "requires", "required", "need", "needs", "needed"]);
        let passive = view.is_passive(at)
            && view.has_auxiliary(at, &["must", "needs"])
            && view.is(
                at,
                &[
                    "approved",
                    "ratified",
                    "authorised",
                    "authorized",
                    "agreed",
                    "adopted",
                    "endorsed",
                    "passed",
                    "signed",
                ],
            );
        let needs = match given {
            Some(object) if requires => view.target_phrase(object),
            _ if passive => view.clause(at),
            _ => return,
        };
        let mut inside = (needs.0..=needs.1).filter(|one| view.tree.tags[*one].is_name()).filter_map(entity);
        let body = view.agent(at).and_then(entity).or_else(|| inside.next_back());
        let clause = view.clause(at);
        self.requirements.push(Requirement {
            issue: gathered.issues.last,
            body,
            needs: view.span(needs.0, needs.1),
            evidence: view.span(clause.0, clause.1),
        });
    }

    /// "It is not clear which …", "How high … is unknown".
    fn unknown(&mut self, view: &View<'_>, at: usize) {
        let predicate = view.tree.dependent(at, &[Relation::Copula]).is_some()
            || view.tree.heads[at].is_some_and(|head| view.is(head, &["remains", "remained", "remain"]))
            || view.is(at, &["known"]);
        let doubtful = !view.is(at, &["clear", "known", "certain"]) || view.negation(at).is_some();
        let asked = (0..view.len())
            .any(|one| view.is(one, &["whether", "how", "which", "who", "what", "when", "where", "if"]))
            || view.is(at, &["unknown", "unclear", "undisclosed"]);
        if predicate && doubtful && asked {
            let clause = view.clause(at);
            let about = view
                .tree
                .dependent(at, &[Relation::ClauseSubject, Relation::Complement])
                .map_or(clause, |one| view.tree.reach(one));
            let evidence = view.span(clause.0, clause.1);
            self.unknowns.push(Unknown { about: view.span(about.0, about.1), holder: None, evidence });
        }
    }

    /// What somebody withholds: each question or detail of its own.
    fn withheld(&mut self, view: &View<'_>, gathered: &Gathered) {
        for draft in &gathered.statements[gathered.before.clone()] {
            let Some(cue) = draft.cue.as_ref().filter(|_| draft.stance == crate::draft::Stance::Withholds) else {
                continue;
            };
            let tokens = &view.article.sentences[view.index].tokens;
            let Some(at) = tokens.iter().position(|token| token.span.end == cue.end) else { continue };
            let end = tokens.iter().rposition(|token| token.span.end <= draft.evidence.end).unwrap_or(at);
            let asks = |one: &usize| {
                view.is(
                    *one,
                    &["how", "whether", "when", "which", "who", "what", "where", "why", "number", "details", "date"],
                )
            };
            let mut starts: Vec<usize> = (at + 1..=end).filter(asks).collect();
            starts.dedup_by(|later, earlier| *later <= *earlier + 4);
            if starts.is_empty() {
                continue;
            }
            for (number, start) in starts.iter().enumerate() {
                let last = starts.get(number + 1).map_or(end, |next| next.saturating_sub(2).max(*start));
                let evidence = if starts.len() == 1 { draft.evidence.clone() } else { view.span(*start, last) };
                self.unknowns.push(Unknown { about: view.span(*start, last), holder: draft.actor, evidence });
            }
        }
    }
}

/// Where a member is named in the sentence.
fn member_at(view: &View<'_>, member: usize, mentions: &Mentions) -> Option<usize> {
    (0..view.len()).find(|at| {
        view.mention[*at].is_some_and(|mention| mentions.mentions[mention].entity == member)
            && view.tree.tags[*at].is_name()
    })
}
