//! What qualifies a claim: conditions, hedges, time, repetition.

use crate::article::Span;
use crate::calendar::WEEKDAYS;
use crate::draft::{Condition, ConditionKind};
use crate::syntax::Relation;
use crate::view::View;

/// The conditions within these words.
pub(crate) fn conditions(view: &View<'_>, first: usize, last: usize) -> Vec<Condition> {
    let mut found: Vec<(usize, usize, ConditionKind)> = Vec::new();
    let mut at = first;
    while at <= last {
        match condition_at(view, at, last) {
            Some((end, kind)) => {
                found.push((at, end, kind));
                at = end + 1;
            }
            None => at += 1,
        }
    }
    if found.is_empty()
        && let Some(only) = only_way(view, first, last)
    {
        found.push(only);
    }
    found.into_iter().map(|(first, last, kind)| Condition { kind, span: view.span(first, last) }).collect()
}

fn condition_at(view: &View<'_>, at: usize, limit: usize) -> Option<(usize, ConditionKind)> {
    let (words, kind) =
        view.lexicon.conditions.iter().find(|(words, _)| {
            words.iter().enumerate().all(|(number, word)| view.lower.get(at + number) == Some(word))
        })?;
    let end = at + words.len() - 1;
    // Somebody unnamed speaks so; it binds nothing.
    if view.lower.get(end + 1).is_some_and(|next| next == "anonymity") {
        return None;
    }
    let single = words.len() == 1;
    let marks =
        matches!(view.relation(at), Relation::Mark | Relation::Adverb | Relation::Case | Relation::Fixed) || !single;
    if !marks || (single && view.is(at, &["should"])) {
        return None;
    }
    if single && matches!(view.relation(at), Relation::Adverb) && !view.is(at, &["once", "provided"]) {
        return None;
    }
    let head = (at..=end).rev().find_map(|word| view.tree.heads[word].filter(|head| *head > end));
    if let Some(head) = head {
        // "asked if", "whether": a question, not a condition.
        if view.relation(head) == Relation::Complement && *kind == ConditionKind::If {
            return None;
        }
        if single
            && view.is(at, &["once"])
            && !(view.is_verb(head) || view.is_adjectival(head) || view.own_subject(head).is_some())
        {
            return None;
        }
    } else if single {
        return None;
    }
    let reach = head.map_or(end, |head| clause_end(view, head)).max(end);
    let last = if reach > end { reach } else { to_comma(view, end, limit) };
    Some((last.min(limit.max(reach)), *kind))
}

/// The end of a clause, without what is coordinated after a comma.
fn clause_end(view: &View<'_>, head: usize) -> usize {
    view.extent(head, &[Relation::Parataxis, Relation::Punctuation]).1
}

fn to_comma(view: &View<'_>, from: usize, limit: usize) -> usize {
    (from + 1..=limit.min(view.len() - 1)).find(|at| view.is(*at, &[",", ";", "."])).map_or(limit, |at| at - 1)
}

/// "the only way … is through …", "only through …".
fn only_way(view: &View<'_>, first: usize, last: usize) -> Option<(usize, usize, ConditionKind)> {
    let only = (first..=last.min(view.len() - 1)).find(|at| view.is(*at, &["only"]))?;
    let way = view.lower.get(only + 1).is_some_and(|next| {
        matches!(next.as_str(), "way" | "path" | "basis" | "option" | "condition" | "route" | "means")
    });
    if !way {
        return None;
    }
    let from = if only > first && view.is(only - 1, &["the", "its", "their"]) { only - 1 } else { only };
    Some((from, to_comma(view, only, last), ConditionKind::OnlyIf))
}

/// The words that hedge a claim within these words.
pub(crate) fn hedges(view: &View<'_>, first: usize, last: usize) -> Vec<Span> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for word in first..=last.min(view.len() - 1) {
        if view.lexicon.hedging_adverbs.contains(&view.lower[word]) && matches!(view.tag(word), "RB" | "JJ") {
            found.push((word, word));
        }
    }
    // "appears to be", "is said to": whichever way the parser took them.
    for word in first..last.min(view.len() - 1) {
        if !view.is(word + 1, &["to"]) {
            continue;
        }
        let be = word
            .checked_sub(1)
            .filter(|be| *be >= first && view.is(*be, &["is", "are", "was", "were", "been", "be", "being"]));
        let passive = be.filter(|_| view.holds(&view.lexicon.hedging_passives, word));
        if let Some(be) = passive {
            found.push((be, word + 1));
        } else if view.is_verb(word) && view.holds(&view.lexicon.hedging_verbs, word) {
            found.push((word, word + 1));
        }
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(first, last)| view.span(first, last)).collect()
}

/// The words of time in these words, nearest to `at`.
pub(crate) fn time(view: &View<'_>, at: usize, first: usize, last: usize) -> Option<Span> {
    let last = last.min(view.len() - 1);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for word in first..=last {
        let lower = view.lower[word].as_str();
        let before =
            |by: usize| word.checked_sub(by).filter(|at| *at >= first).map_or("", |at| view.lower[at].as_str());
        if WEEKDAYS.contains(&lower) || matches!(lower, "today" | "yesterday") {
            let from = if before(1) == "on" || before(1) == "last" || before(1) == "late" { word - 1 } else { word };
            found.push((from, word));
        } else if matches!(lower, "week" | "month" | "year" | "night" | "summer" | "winter")
            && matches!(before(1), "last" | "this" | "earlier")
        {
            found.push((if before(2) == "earlier" { word - 2 } else { word - 1 }, word));
        } else if lower == "ago" {
            let from = (first..word)
                .rev()
                .take(3)
                .find(|at| view.is(*at, &["a", "an"]) || view.tag(*at) == "CD")
                .unwrap_or(word);
            found.push((from, word));
        } else if matches!(lower, "previously" | "earlier" | "recently" | "already" | "formerly") && lower != "already"
        {
            found.push((word, word));
        } else if lower.len() == 4
            && lower.starts_with(['1', '2'])
            && lower.chars().all(|c| c.is_ascii_digit())
            && before(1) == "in"
        {
            found.push((word - 1, word));
        }
    }
    found
        .into_iter()
        .min_by_key(|(first, last)| first.abs_diff(at).min(last.abs_diff(at)))
        .map(|(first, last)| view.span(first, last))
}

/// "repeatedly", "again and again", "three times".
pub(crate) fn repeated(view: &View<'_>, first: usize, last: usize) -> bool {
    (first..=last.min(view.len() - 1)).any(|at| {
        view.is(
            at,
            &[
                "repeatedly",
                "again",
                "times",
                "reiterated",
                "reiterates",
                "reaffirmed",
                "consistently",
                "constantly",
                "twice",
            ],
        )
    })
}

/// "had agreed", "used to oppose", "initially rejected": the text marks it as past.
pub(crate) fn superseded(view: &View<'_>, at: usize) -> bool {
    let past = view.tree.children(at).iter().any(|child| {
        view.is(*child, &["initially", "originally", "once", "formerly"]) && view.relation(*child) == Relation::Adverb
    });
    let pluperfect = view.auxiliaries(at).any(|one| view.is(one, &["had", "'d"])) && view.negation(at).is_none();
    let used = view.relation(at) == Relation::OpenComplement
        && view.tree.heads[at].is_some_and(|head| view.is(head, &["used"]));
    past || pluperfect || used
}
