//! What stands in quotation marks: who says it, and what it goes on with.

use super::Gathered;
use super::target::targets;
use super::told::push;
use super::voice::Voiced;
use crate::article::Span;
use crate::attribution::Said;
use crate::content::{self, Read};
use crate::draft::{Draft, Link, Polarity, Stance, Voice};
use crate::mention::Mentions;
use crate::quotation::Quotation;
use crate::view::View;
use crate::who::same_account;

/// Ties quotations to their speakers.
pub(super) fn quotes(
    view: &View<'_>,
    said: &[Said],
    sources: &[Option<usize>],
    quotations: &[Quotation],
    gathered: &mut Gathered,
) {
    let mut numbers: Vec<usize> = view.quotation.iter().flatten().copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    for number in numbers {
        if gathered.speakers[number].is_some() {
            continue;
        }
        let first = view.quotation.iter().position(|one| *one == Some(number)).unwrap_or(0);
        let by = said.iter().rposition(|one| one.covers(first) && !one.link && !one.carried || one.covers(first));
        let before = quotations[number].continues.and_then(|before| gathered.speakers[before]);
        let speaker = by.and_then(|by| sources[by]).or(before);
        gathered.speakers[number] = speaker;
        if speaker.is_some() {
            gathered.context.speaker = speaker;
        }
    }
}

/// What somebody says in quotation marks without a word of praise or blame goes on with the side that they took just before.
pub(super) fn continues(
    view: &View<'_>,
    one: &Said,
    mut read: Read,
    speaker: usize,
    mentions: &Mentions,
    gathered: &Gathered,
) -> Read {
    if read.stance != Stance::States || !quoted(view, one) {
        return read;
    }
    let near = |draft: &&Draft| draft.sentence + NEAR >= view.index;
    let same = |draft: &&Draft| draft.actor.is_some_and(|actor| same_account(mentions, actor, speaker));
    let before = gathered.statements.iter().rev().take_while(near).find(same).map(|draft| draft.polarity);
    match before {
        Some(Polarity::Con) => read.stance = Stance::Criticises,
        Some(Polarity::Pro) => read.stance = Stance::Supports,
        _ => {}
    }
    read
}

/// How many sentences back a quotation goes on with.
pub(super) const NEAR: usize = 2;

/// What is only told or judged is about what the text is about, unless it names an issue or an actor itself.
pub(super) fn about(view: &View<'_>, one: &Said, mut read: Read, mentions: &Mentions, gathered: &Gathered) -> Read {
    let judged = quoted(view, one)
        && matches!(
            read.stance,
            Stance::States | Stance::Denies | Stance::Criticises | Stance::Supports | Stance::Warns
        );
    let actor = |at: usize| view.mention[at].is_some_and(|mention| mentions.mentions.get(mention).is_some());
    read.target = read.target.filter(|at| !judged || actor(*at) || gathered.issues.is_issue(view, *at));
    read
}

/// A sentence that only continues a quotation.
pub(super) fn continued(view: &View<'_>, mentions: &mut Mentions, gathered: &mut Gathered) {
    let inside = (0..view.len()).filter(|at| view.quotation[*at].is_some()).count();
    if inside + 1 < view.len() || view.len() < 5 {
        return;
    }
    let number = view.quotation.iter().flatten().next().copied();
    let speaker =
        number.and_then(|number| gathered.speakers[number]).or(gathered.context.speaker).or(gathered.context.subject);
    let Some(speaker) = speaker else { return };
    if let Some(number) = number {
        gathered.speakers[number] = Some(speaker);
    }
    let root = (0..view.len()).find(|at| view.tree.heads[*at].is_none()).unwrap_or(0);
    let one = Said::whole(view, root);
    let read = content::of_speech(view, &one, |at| view.is(at, &["we", "i"]));
    let read = about(view, &one, continues(view, &one, read, speaker, mentions, gathered), mentions, gathered);
    if read.stance == Stance::States {
        return;
    }
    let chain = vec![Link { who: speaker, own: true, cue: None }];
    let voiced = Voiced { actor: speaker, span: None, source: Voice::Own, chain, doubted: None };
    for target in targets(view, root, &read, speaker, mentions, gathered).into_iter().take(1) {
        push(view, root, (root, root), (0, view.len() - 1), read.stance, read.negated, &voiced, target, gathered);
    }
}

/// The quotations within these words, with their marks, as far as they stand in the sentence.
pub(super) fn quoted_in(view: &View<'_>, (first, last): (usize, usize)) -> Vec<Span> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for at in first..=last.min(view.len() - 1) {
        if let Some(number) = view.quotation[at] {
            match found.last_mut() {
                Some((known, _, end)) if *known == number => *end = at,
                _ => found.push((number, at, at)),
            }
        }
    }
    let tokens = &view.article.sentences[view.index].tokens;
    found.into_iter().map(|(_, first, last)| tokens[first].span.start..tokens[last].span.end).collect()
}

pub(super) fn quoted(view: &View<'_>, one: &Said) -> bool {
    (one.content.0..=one.content.1).any(|at| view.quotation[at].is_some())
}
