//! Claims and what is said become drafts.

use super::quoted::{about, continues, quoted_in};
use super::target::{Aim, targets};
use super::voice::{Voiced, outer};
use super::{Gathered, who_in};
use crate::article::Span;
use crate::attribution::Said;
use crate::circumstance::{conditions, hedges, repeated, superseded, time};
use crate::claim::Claim;
use crate::content;
use crate::draft::{Certainty, ConditionKind, Draft, Link, Mode, Stance, Voice};
use crate::mention::Mentions;
use crate::reading::Todo;
use crate::view::View;
use crate::who::{same_account, words};

/// A claim that the actor itself tells: from the speaker to the end of what is said.
pub(super) fn spoken(
    view: &View<'_>,
    claim: &Claim,
    one: &Said,
    first: bool,
    voiced: Voiced,
    mentions: &Mentions,
    gathered: &mut Gathered,
) {
    let mut claim = claim.clone();
    if first {
        claim.evidence = whole(view, one, Some(claim.evidence));
        claim.cue = one.cue;
    }
    let neutral = matches!(claim.stance, Stance::Acts | Stance::Consults | Stance::HostsTalks);
    if neutral && view.has_auxiliary(claim.at, &["will", "would", "'ll"]) {
        claim.stance = Stance::Commits;
    }
    match one.stance {
        Stance::Warns | Stance::Threatens
            if matches!(claim.stance, Stance::Commits | Stance::Opposes | Stance::Acts | Stance::Threatens) =>
        {
            claim.stance = Stance::Threatens;
        }
        Stance::Denies => claim.stance = Stance::Denies,
        _ => {}
    }
    plain(view, &claim, voiced, mentions, gathered);
}

/// The words of an attribution with what is said, from the speaker on.
pub(super) fn whole(view: &View<'_>, one: &Said, content: Option<(usize, usize)>) -> (usize, usize) {
    let (first, last) = content.unwrap_or(one.content);
    let clause = view.clause(one.at);
    let start = match one.source.filter(|_| !one.carried) {
        Some(source) => view.actor_phrase(source).0.min(one.cue.0),
        None => one.cue.0.min(clause.0.max(one.cue.0)),
    };
    (start.min(first), last.max(one.cue.1))
}

/// A claim becomes a draft.
pub(super) fn plain(view: &View<'_>, claim: &Claim, voiced: Voiced, mentions: &Mentions, gathered: &mut Gathered) {
    let read = content::of_claim(view, claim);
    let targets = targets(view, claim.at, &read, voiced.actor, mentions, gathered);
    for (target, span) in targets {
        let stance = read.stance;
        push(view, claim.at, claim.cue, claim.evidence, stance, claim.negated, &voiced, (target, span), gathered);
    }
}

/// What is said becomes a statement of the speaker.
pub(super) fn speech(
    view: &View<'_>,
    one: &Said,
    speaker: usize,
    said: &[Said],
    sources: &[Option<usize>],
    mentions: &mut Mentions,
    gathered: &mut Gathered,
) {
    let read = content::of_speech(view, one, |at| {
        let subject = who_in(view, at, said, sources, mentions, gathered);
        subject.is_some_and(|subject| same_account(mentions, subject, speaker))
    });
    let mut chain: Vec<Link> = Vec::new();
    for (number, other) in said.iter().enumerate() {
        if other.at != one.at
            && other.covers(one.at)
            && let Some(who) = sources[number]
            && who != speaker
        {
            chain.push(Link { who, own: false, cue: Some(view.span(other.cue.0, other.cue.1)) });
        }
    }
    chain.push(Link { who: speaker, own: true, cue: Some(view.span(one.cue.0, one.cue.1)) });
    let span = one.source.filter(|_| !one.carried).map(|at| words(view, at));
    let voiced = Voiced { actor: speaker, span, source: outer(&chain), chain, doubted: None };
    let evidence = whole(view, one, None);
    let read = about(view, one, continues(view, one, read, speaker, mentions, gathered), mentions, gathered);
    let targets = targets(view, one.at, &read, speaker, mentions, gathered);
    for target in targets.into_iter().take(1) {
        push(view, one.at, one.cue, evidence, read.stance, read.negated, &voiced, target, gathered);
    }
}

#[allow(clippy::too_many_arguments)]
pub(super) fn push(
    view: &View<'_>,
    at: usize,
    cue: (usize, usize),
    evidence: (usize, usize),
    mut stance: Stance,
    negated: bool,
    voiced: &Voiced,
    (target, target_span): Aim,
    gathered: &mut Gathered,
) {
    let span = view.span(evidence.0, evidence.1);
    let conditions = conditions(view, evidence.0, evidence.1);
    let mut hedges = hedges(view, evidence.0, evidence.1);
    hedges.extend(voiced.doubted.clone());
    let bound = conditions.iter().any(|condition| condition.kind != ConditionKind::InEvent);
    let open =
        matches!(stance, Stance::Supports | Stance::Commits | Stance::Agrees | Stance::Proposes | Stance::States);
    let refusal = stance == Stance::Opposes
        && negated
        && conditions.iter().any(|condition| {
            matches!(condition.kind, ConditionKind::Unless | ConditionKind::OnlyIf | ConditionKind::Provided)
        });
    let modal = stance == Stance::Considers
        && view.auxiliaries(at).any(|one| view.holds(&view.lexicon.hedging_modals, one) || view.is(one, &["would"]));
    if bound && (open || refusal || modal) {
        stance = Stance::Conditional;
    }
    let quotes: Vec<Span> = quoted_in(view, evidence);
    let direct = !quotes.is_empty() && quotes.iter().map(ExactSizeIterator::len).sum::<usize>() * 2 > span.len();
    let mode = match (&voiced.source, quotes.is_empty()) {
        (_, false) if direct => Mode::Direct,
        (_, false) => Mode::Mixed,
        (Voice::Narrator, true) => Mode::Narrated,
        _ => Mode::Indirect,
    };
    let certainty = match voiced.source {
        _ if !hedges.is_empty() => Certainty::Hedged,
        Voice::Own => Certainty::OnRecord,
        Voice::Narrator => Certainty::Asserted,
        Voice::Entity(_) => Certainty::Reported,
    };
    if target.is_none() {
        gathered.todo.push(Todo { what: "say what this statement is about".to_owned(), span: span.clone() });
    }
    gathered.statements.push(Draft {
        actor: Some(voiced.actor),
        actor_span: voiced.span.clone(),
        stance,
        polarity: stance.polarity(),
        target,
        target_span,
        source: voiced.source,
        chain: voiced.chain.clone(),
        mode,
        certainty,
        hedges,
        conditions,
        cue: Some(view.span(cue.0, cue.1)),
        negated_cue: negated,
        quotes,
        time: time(view, at, evidence.0, evidence.1),
        superseded: superseded(view, at),
        repeated: repeated(view, evidence.0, evidence.1),
        evidence: span,
        sentence: view.index,
    });
}
