//! What a statement is about.

use super::Gathered;
use crate::article::Span;
use crate::content::Read;
use crate::draft::{Polarity, Target};
use crate::mention::{Kind, Mentions};
use crate::view::View;

pub(super) type Aim = (Option<Target>, Option<Span>);

/// "both sides" taken for two of which one is the actor: of whom it is said is not known.
pub(super) fn is_one_of(mentions: &Mentions, pair: usize, actor: usize) -> bool {
    let (pair, actor) = (&mentions.entities[pair].principals, &mentions.entities[actor].principals);
    pair.len() > 1 && actor.iter().any(|principal| pair.contains(principal))
}

/// What a statement is about: actors one by one, an issue, or the issue named last.
pub(super) fn targets(
    view: &View<'_>,
    at: usize,
    read: &Read,
    actor: usize,
    mentions: &Mentions,
    gathered: &mut Gathered,
) -> Vec<Aim> {
    let entity = |at: usize| {
        let mention = view.mention[at].map(|mention| &mentions.mentions[mention])?;
        let named = view.tree.tags[at].is_name()
            || view.tag(at) == "PRP"
            || mentions.entities[mention.entity].kind != Kind::Unnamed;
        (named || read.stance.polarity() != Polarity::Neutral).then_some((mention.entity, mention.span.clone()))
    };
    let target =
        read.target.filter(|at| !view.is_time(*at) && !view.is(*at, &["reporters", "journalists", "reporter", "part"]));
    if let Some(at) = target {
        let aims: Vec<Aim> = view
            .conjuncts(at)
            .into_iter()
            .filter_map(entity)
            .filter(|(entity, _)| *entity != actor && !is_one_of(mentions, *entity, actor))
            .map(|(entity, span)| (Some(Target::Entity(entity)), Some(span)))
            .collect();
        if !aims.is_empty() && entity(at).is_some() {
            return aims;
        }
        let before = gathered.issues.before(view.span(at, at).start);
        let pronoun = matches!(view.tag(at), "PRP" | "DT" | "WDT" | "WP");
        let issue = if pronoun { before } else { gathered.issues.name(view, at) };
        let (first, last) = crate::aboutness::phrase(view, at);
        if let Some(issue) = issue {
            return vec![(Some(Target::Issue(issue)), (!pronoun).then(|| view.span(first, last)))];
        }
    }
    vec![(gathered.issues.before(view.span(at, at).start).map(Target::Issue), None)]
}
