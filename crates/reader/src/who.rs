//! Who an actor's phrase means: a mention, or people and bodies without a name, who become an entity of their own.

use std::collections::HashMap;

use crate::article::Span;
use crate::mention::{Entity, Form, Kind, Mention, Mentions};
use crate::syntax::Relation;
use crate::view::View;

/// What the text before a place says of who is meant.
#[derive(Clone, Default, Debug)]
pub(crate) struct Context {
    /// The last actor that was a subject.
    pub subject: Option<usize>,
    /// The last person who acted or spoke.
    pub person: Option<usize>,
    /// The speaker of the last quotation.
    pub speaker: Option<usize>,
    /// Entities without a name, by the place of their phrase.
    pub unnamed: HashMap<(usize, usize), usize>,
}

/// Bodies of a state: "the government", "its parliament".
const BODIES: [&str; 18] = [
    "government",
    "ministry",
    "parliament",
    "cabinet",
    "administration",
    "army",
    "military",
    "court",
    "senate",
    "palace",
    "embassy",
    "junta",
    "regime",
    "police",
    "assembly",
    "commission",
    "council",
    "house",
];

/// The entity that a phrase means, with the words that mean it; an unnamed one is added to the mentions.
pub(crate) fn who(view: &View<'_>, at: usize, mentions: &mut Mentions, context: &mut Context) -> Option<usize> {
    // "one of its directors"
    let of = || view.tree.dependents(at, &[Relation::Nominal]).find(|noun| view.preposition(*noun) == Some("of"));
    let part = view.is(at, &["one", "some", "several", "many", "two", "three", "most", "all", "both"]);
    if part && let Some(noun) = of().filter(|noun| view.tree.tags[*noun].is_noun() || view.tag(*noun) == "PRP") {
        return who(view, noun, mentions, context);
    }
    let (first, last) = view.actor_phrase(at);
    let direct = view.mention[at].map(|mention| &mentions.mentions[mention]);
    // "an official travelling with the minister" is not the minister.
    let beside = |word: usize| {
        let mut path = std::iter::once(word).chain(view.tree.ancestors(word)).take_while(|one| *one != at);
        path.any(|one| {
            view.preposition(one).is_some_and(|case| case != "of")
                || matches!(view.relation(one), Relation::Clause | Relation::RelativeClause | Relation::Possessor)
        })
    };
    let named = |word: usize| {
        if beside(word) {
            return None;
        }
        view.mention[word].map(|mention| &mentions.mentions[mention]).filter(|mention| {
            mentions.entities[mention.entity].kind == Kind::Person && matches!(mention.form, Form::Name | Form::Title)
        })
    };
    if !view.tree.tags[at].is_name() && !matches!(view.tag(at), "PRP" | "PRP$") {
        let apposed = view.tree.dependents(at, &[Relation::Apposition]).find_map(|one| {
            view.mention[one].map(|mention| &mentions.mentions[mention]).filter(|mention| mention.form == Form::Name)
        });
        if let Some(mention) = apposed {
            return Some(mention.entity);
        }
    }
    // "the paper Dagblad"
    let next = view.mention.get(at + 1).copied().flatten().map(|mention| &mentions.mentions[mention]);
    let outlet = |mention: &&Mention| mentions.entities[mention.entity].kind == Kind::Media;
    if view.holds(&view.lexicon.people, at)
        && direct.is_none()
        && let Some(mention) = next.filter(outlet)
    {
        return Some(mention.entity);
    }
    if let Some(mention) = direct.filter(|mention| mention.form != Form::Demonym || view.tree.tags[at].is_noun()) {
        return Some(mention.entity);
    }
    // A name in the phrase: "Prime Minister X", "its minister, X".
    let titled = view.holds(&view.lexicon.people, at) || view.tree.tags[at].is_name() || direct.is_some();
    if titled && let Some(mention) = (first..=last).find_map(named) {
        return Some(mention.entity);
    }
    if matches!(view.tag(at), "PRP" | "PRP$") {
        return pronoun(view, at, context);
    }
    let mut body = view.tree.dependents(at, &[Relation::Nominal, Relation::Possessor]);
    let heads_body =
        view.is(at, &["government", "side", "delegation", "leadership", "administration", "office", "team", "camp"]);
    if heads_body && let Some(mention) = body.find_map(|child| view.mention[child]) {
        return unnamed(view, at, mentions, Some(mention), context);
    }
    if view.tree.tags[at].is_name()
        && let Some(mention) = (first..=last).find_map(|word| view.mention[word])
    {
        return Some(mentions.mentions[mention].entity);
    }
    if !view.holds(&view.lexicon.people, at) || view.tag(at) == "VBZ" {
        return None;
    }
    let near = (first..=view.tree.reach(at).1).find_map(|word| view.mention[word]);
    unnamed(view, at, mentions, near, context)
}

fn pronoun(view: &View<'_>, at: usize, context: &Context) -> Option<usize> {
    match view.lower[at].as_str() {
        "i" | "we" | "us" | "me" | "my" | "our" if view.quotation[at].is_some() => context.speaker.or(context.subject),
        "he" | "she" | "him" | "her" | "his" => context.person.or(context.subject),
        "it" | "they" | "them" | "its" | "their" => context.subject,
        _ => None,
    }
}

/// "its", "their": the first body or state that the sentence names before.
fn owner(view: &View<'_>, own: usize, mentions: &Mentions) -> Option<usize> {
    let person = |kind: Kind| matches!(kind, Kind::Person | Kind::Office | Kind::Unnamed | Kind::Media);
    let entity = |at: usize| view.mention[at].and_then(|mention| mentions.mentions.get(mention)).map(|one| one.entity);
    let named = |at: &usize| view.tree.tags[*at].is_name() && view.preposition(*at).is_none();
    let before = || (0..own).filter(named).filter_map(entity).find(|one| !person(mentions.entities[*one].kind));
    view.is(own, &["its", "their"]).then(before).flatten()
}

/// An entity for people or a body without a name, on the account of the state or body named in their phrase.
fn unnamed(
    view: &View<'_>,
    at: usize,
    mentions: &mut Mentions,
    near: Option<usize>,
    context: &mut Context,
) -> Option<usize> {
    let (first, last) = view.actor_phrase(at);
    let span = view.span(first, last);
    if let Some(known) = context.unnamed.get(&(span.start, span.end)) {
        return Some(*known);
    }
    let own = view.tree.dependents(at, &[Relation::Possessor]).find(|one| view.tag(*one) == "PRP$");
    let principals = match (near, own) {
        (Some(near), _) => mentions.entities[mentions.mentions[near].entity].principals.clone(),
        (None, Some(own)) => owner(view, own, mentions)
            .or_else(|| pronoun(view, own, context))
            .map(|index| mentions.entities[index].principals.clone())
            .unwrap_or_default(),
        (None, None) => Vec::new(),
    };
    let name = view.article.at(&span).split_whitespace().collect::<Vec<_>>().join(" ");
    let body = BODIES.iter().any(|body| view.is(at, &[body]));
    let kind = if body && !principals.is_empty() { Kind::GovernmentBody } else { Kind::Unnamed };
    let id = format!("unnamed-{}", mentions.entities.len() + 1);
    mentions.entities.push(Entity { id, name, kind, principals, office: None, status: None });
    let entity = mentions.entities.len() - 1;
    context.unnamed.insert((span.start, span.end), entity);
    // Behind the others: views hold the indices of those before it.
    mentions.mentions.push(Mention { span, form: Form::Nominal, entity });
    Some(entity)
}

/// Two entities speak on the same account.
pub(crate) fn same_account(mentions: &Mentions, one: usize, other: usize) -> bool {
    if one == other {
        return true;
    }
    let (one, other) = (&mentions.entities[one].principals, &mentions.entities[other].principals);
    !one.is_empty() && one == other && one.iter().all(|principal| principal != "unknown")
}

/// The words of an actor for the ledger.
pub(crate) fn words(view: &View<'_>, at: usize) -> Span {
    let (first, last) = view.actor_phrase(at);
    view.span(first, last)
}
