//! In whose voice a claim stands: the article's, the actor's own, or a third party's.

use crate::article::Span;
use crate::attribution::Said;
use crate::claim::Claim;
use crate::draft::{Link, Stance, Voice};
use crate::lexicon::Part;
use crate::mention::Mentions;
use crate::view::View;
use crate::who::{same_account, words};

/// A draft's actor, voice and chain before the rest is known.
pub(super) struct Voiced {
    pub actor: usize,
    pub span: Option<Span>,
    pub source: Voice,
    pub chain: Vec<Link>,
    /// A third party reports it as its belief.
    pub doubted: Option<Span>,
}

/// Whose words a claim is, by the attributions that hold it.
pub(super) fn voice(
    view: &View<'_>,
    claim: &Claim,
    (at, carried, actor): (usize, bool, usize),
    said: &[Said],
    sources: &[Option<usize>],
    covering: &[usize],
    mentions: &Mentions,
) -> Voiced {
    let mut chain: Vec<Link> = Vec::new();
    let mut speaker = None;
    let mut doubted = None;
    for number in covering {
        let Some(who) = sources[*number] else { continue };
        let one = &said[*number];
        if chain.last().is_some_and(|link| link.who == who) {
            if view.holds(&view.lexicon.doubting, one.at) {
                doubted = Some(view.span(one.at, one.at));
            }
            continue;
        }
        chain.push(Link { who, own: false, cue: Some(view.span(one.cue.0, one.cue.1)) });
        speaker = Some((who, one));
    }
    let cue = view.span(claim.cue.0, claim.cue.1);
    let span = (!carried).then(|| words(view, at));
    match speaker {
        Some((speaker, one)) if same_account(mentions, speaker, actor) => {
            if let Some(last) = chain.last_mut() {
                last.own = true;
            }
            let span = one.source.filter(|_| !one.carried).map(|at| words(view, at));
            Voiced { actor: speaker, span, source: outer(&chain), chain, doubted: None }
        }
        Some(_) => {
            let source = Voice::Entity(chain[0].who);
            Voiced { actor, span, source, chain, doubted }
        }
        None => {
            let spoken = matches!(
                claim.stance,
                Stance::Accuses | Stance::Warns | Stance::Threatens | Stance::Demands | Stance::Denies
            );
            let own = matches!(claim.part, Part::Speech | Part::Judgement)
                || (spoken && claim.part != Part::Noun && !claim.negated);
            let source = if own { Voice::Own } else { Voice::Narrator };
            let chain = if own { vec![Link { who: actor, own: true, cue: Some(cue) }] } else { chain };
            Voiced { actor, span, source, chain, doubted: None }
        }
    }
}

/// The source of a chain that ends with the actor itself: the outermost third party, or the actor.
pub(super) fn outer(chain: &[Link]) -> Voice {
    match chain.first() {
        Some(link) if !link.own => Voice::Entity(link.who),
        _ => Voice::Own,
    }
}

pub(super) fn same_speaker(one: &Said, source: Option<usize>, voiced: &Voiced) -> bool {
    !one.link && source == Some(voiced.actor)
}
