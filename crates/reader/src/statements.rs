//! Claims and attributions of a sentence become draft statements: whose position, in whose voice, about what.

mod quoted;
mod target;
mod told;
mod voice;

use quoted::{continued, quoted, quotes};
use told::{plain, speech, spoken};
use voice::{same_speaker, voice};

use crate::aboutness::{Issues, named};
use crate::attribution::{Said, attributions};
use crate::claim::{Claim, claims};
use crate::draft::{Certainty, Draft, Link, Mode, Stance, Voice};
use crate::lexicon::Part;
use crate::mention::{Kind, Mentions};
use crate::quotation::Quotation;
use crate::reading::{Attribution, Todo};
use crate::syntax::Relation;
use crate::view::View;
use crate::who::{Context, same_account, who, words};

/// What is gathered over the sentences of an article.
#[derive(Default)]
pub(crate) struct Gathered {
    pub statements: Vec<Draft>,
    pub attributions: Vec<Attribution>,
    pub speakers: Vec<Option<usize>>,
    pub issues: Issues,
    pub context: Context,
    pub todo: Vec<Todo>,
    /// The statements of the sentence before, for "this was reported by …".
    pub before: std::ops::Range<usize>,
}

/// Reads a sentence.
pub(crate) fn sentence(view: &View<'_>, mentions: &mut Mentions, quotations: &[Quotation], gathered: &mut Gathered) {
    let said = attributions(view);
    let claims = claims(view);
    let start = gathered.statements.len();
    let sources: Vec<Option<usize>> =
        said.iter().map(|one| one.source.and_then(|at| who(view, at, mentions, &mut gathered.context))).collect();
    raw(view, &said, gathered);
    if reported(view, &said, mentions, gathered) {
        gathered.before = start..start;
        return;
    }
    quotes(view, &said, &sources, quotations, gathered);
    for at in named(view) {
        gathered.issues.name(view, at);
    }
    let mut merged = vec![false; said.len()];
    let told = |claim: &Claim| {
        let same = |one: &Said| claim.part == Part::Speech || one.stance == claim.stance && !claim.negated;
        said.iter().any(|one| one.at == claim.at && !one.link && !one.negated && same(one))
    };
    let mut subject = None;
    for claim in &claims {
        // "hopes that they will reconsider": wished, not told.
        let wished = |one: &Said| one.stance == Stance::Supports && one.at != claim.at && one.covers(claim.at);
        if told(claim) || said.iter().any(wished) {
            continue;
        }
        for (at, carried) in &claim.actors {
            // “They will not leave”: the speaker says so of others.
            if view.quotation[*at].is_some() && view.is(*at, &["they", "he", "she", "it"]) {
                continue;
            }
            let Some(actor) = who_in(view, *at, &said, &sources, mentions, gathered) else { continue };
            subject = subject.or(Some(actor));
            if aside(view, claim.at, mentions, actor) {
                continue;
            }
            let covering: Vec<usize> =
                (0..said.len()).filter(|one| said[*one].at != claim.at && said[*one].covers(claim.at)).collect();
            let voiced = voice(view, claim, (*at, *carried, actor), &said, &sources, &covering, mentions);
            if let Some(inner) =
                covering.last().filter(|_| voiced.source == Voice::Own && voiced.chain.len() <= covering.len())
                && same_speaker(&said[*inner], sources[*inner], &voiced)
            {
                let first = !merged[*inner];
                merged[*inner] = true;
                spoken(view, claim, &said[*inner], first, voiced, mentions, gathered);
                continue;
            }
            plain(view, claim, voiced, mentions, gathered);
        }
    }
    for (number, one) in said.iter().enumerate() {
        let Some(speaker) = sources[number] else { continue };
        if one.link || merged[number] || one.negated {
            continue;
        }
        let holds_claims = gathered.statements[start..].iter().any(|draft| {
            let content = view.span(one.content.0, one.content.1);
            draft.cue.as_ref().is_some_and(|cue| content.start <= cue.start && cue.end <= content.end)
        });
        // "said it hoped that …": the hope is all that is said.
        let again = said.iter().zip(&sources).any(|(inner, source)| {
            let within = inner.at != one.at && one.covers(inner.at) && !inner.link && !inner.negated;
            within && source.is_some_and(|source| same_account(mentions, source, speaker))
        });
        if again && matches!(one.stance, Stance::States) {
            continue;
        }
        let media = mentions.entities[speaker].kind == Kind::Media;
        if (holds_claims && matches!(one.stance, Stance::States)) || (media && !quoted(view, one)) {
            continue;
        }
        speech(view, one, speaker, &said, &sources, mentions, gathered);
    }
    if said.is_empty() && claims.is_empty() {
        continued(view, mentions, gathered);
    }
    remember(view, mentions, gathered, subject.or(sources.iter().flatten().next().copied()));
    gathered.statements[start..].sort_by_key(|draft| (draft.evidence.start, draft.cue.as_ref().map(|cue| cue.start)));
    gathered.before = start..gathered.statements.len();
}

/// Who is meant by a word of a sentence in which somebody may speak.
fn who_in(
    view: &View<'_>,
    at: usize,
    said: &[Said],
    sources: &[Option<usize>],
    mentions: &mut Mentions,
    gathered: &mut Gathered,
) -> Option<usize> {
    speaker_of(view, at, said, sources, mentions).or_else(|| who(view, at, mentions, &mut gathered.context))
}

/// "Peru warned it would not sign": a pronoun in what is said that can mean the speaker before it.
fn speaker_of(
    view: &View<'_>,
    at: usize,
    said: &[Said],
    sources: &[Option<usize>],
    mentions: &Mentions,
) -> Option<usize> {
    let outlet = view.mention[at].is_some_and(|mention| {
        mentions.mentions.get(mention).is_some_and(|one| mentions.entities[one.entity].kind == Kind::Media)
    });
    if view.mention[at].is_some() && !outlet || view.quotation[at].is_some() {
        return None;
    }
    let person = |kind: Kind| matches!(kind, Kind::Person | Kind::Office | Kind::Unnamed);
    let fits = |kind: Kind| match view.lower[at].as_str() {
        "it" => outlet == person(kind) && kind != Kind::Media,
        "he" | "she" => person(kind),
        "they" => !matches!(kind, Kind::Person | Kind::Office | Kind::Media),
        _ => false,
    };
    let innermost = said.iter().zip(sources).rev().find(|(one, _)| one.covers(at) && !one.link)?;
    let before = innermost.0.source.is_some_and(|source| source < at);
    innermost.1.filter(|speaker| before && fits(mentions.entities[*speaker].kind))
}

/// What somebody unknown does in a clause that only says which ones are meant: "countries that have expressed willingness".
fn aside(view: &View<'_>, at: usize, mentions: &Mentions, actor: usize) -> bool {
    let entity = &mentions.entities[actor];
    let unknown = entity.kind == Kind::Unnamed && entity.principals.iter().all(|principal| principal == "unknown");
    let subordinate = std::iter::once(at)
        .chain(view.tree.ancestors(at))
        .take(6)
        .any(|one| matches!(view.relation(one), Relation::RelativeClause | Relation::Clause | Relation::Adverbial));
    unknown && subordinate
}

/// Who says what, as words.
fn raw(view: &View<'_>, said: &[Said], gathered: &mut Gathered) {
    for one in said {
        gathered.attributions.push(Attribution {
            source: one.source.filter(|_| !one.carried).map(|at| words(view, at)),
            cue: view.span(one.cue.0, one.cue.1),
            content: view.span(one.content.0, one.content.1),
            negated: one.negated,
        });
    }
}

/// "This was reported by the Telegraph on Thursday.": the sentence before has its source here.
fn reported(view: &View<'_>, said: &[Said], mentions: &Mentions, gathered: &mut Gathered) -> bool {
    let Some(verb) =
        (0..view.len()).find(|at| view.is(*at, &["reported", "revealed", "disclosed", "confirmed", "announced"]))
    else {
        return false;
    };
    let subject = view.own_subject(verb).filter(|at| view.is(*at, &["this", "that", "it"]));
    let object = view.tree.dependent(verb, &[Relation::Object]).filter(|at| view.is(*at, &["this", "that", "it"]));
    if subject.or(object).is_none() || !said.is_empty() && object.is_none() {
        return false;
    }
    let source = view.agent(verb).and_then(|agent| view.mention[agent].map(|mention| (agent, mention)));
    let source = source.or_else(|| {
        let own = view.own_subject(verb).filter(|_| object.is_some())?;
        view.mention[own].map(|mention| (own, mention))
    });
    let Some((_, mention)) = source else { return false };
    let entity = mentions.mentions[mention].entity;
    let cue = view.span(verb, verb);
    for draft in &mut gathered.statements[gathered.before.clone()] {
        if draft.source == Voice::Narrator {
            draft.source = Voice::Entity(entity);
            draft.chain.insert(0, Link { who: entity, own: false, cue: Some(cue.clone()) });
            draft.mode = if draft.mode == Mode::Narrated { Mode::Indirect } else { draft.mode };
            draft.certainty = if draft.hedges.is_empty() { Certainty::Reported } else { Certainty::Hedged };
        }
    }
    true
}

/// What the next sentence may refer to.
fn remember(view: &View<'_>, mentions: &Mentions, gathered: &mut Gathered, subject: Option<usize>) {
    let root = (0..view.len()).find(|at| view.tree.heads[*at].is_none());
    let own = root.and_then(|root| view.own_subject(root)).and_then(|at| view.mention[at]);
    let entity = own.map(|mention| mentions.mentions[mention].entity).or(subject);
    if let Some(entity) = entity {
        gathered.context.subject = Some(entity);
    }
    let person = [subject, entity].into_iter().flatten().find(|one| mentions.entities[*one].kind == Kind::Person);
    if person.is_some() {
        gathered.context.person = person;
    }
}
