//! What a cue is about.

use crate::cue::Met;
use crate::draft::Stance;
use crate::syntax::Relation;
use crate::view::View;

/// What a cue is about: the object of its preposition, its object, the subject of a passive, a clause, an oblique.
pub(crate) fn target(view: &View<'_>, met: &Met, passive: bool) -> Option<usize> {
    let accused = view
        .tree
        .dependents(met.at, &[Relation::Object, Relation::IndirectObject])
        .find(|object| *object > met.at && view.can_act(*object));
    if let (Stance::Accuses, false, Some(accused)) = (met.stance, passive, accused) {
        return Some(accused);
    }
    if let Some(preposition) = met.preposition {
        let owner = view.tree.heads[preposition]
            .filter(|head| *head > preposition && view.relation(preposition) == Relation::Case);
        let clause = view.tree.heads[preposition]
            .filter(|head| *head > preposition && view.relation(preposition) == Relation::Mark);
        let next = || {
            (preposition + 1..view.len().min(preposition + 8))
                .find(|at| view.tree.tags[*at].is_noun() || view.tag(*at) == "PRP")
        };
        if let Some(found) = owner.or(clause).or_else(next) {
            return Some(found);
        }
    }
    let at = met.at;
    if passive {
        if let Some(subject) = view.tree.dependent(at, &[Relation::PassiveSubject, Relation::Subject]) {
            let relative = matches!(view.tag(subject), "WDT" | "WP");
            return if relative { view.tree.heads[at] } else { Some(subject) };
        }
        return match view.relation(at) {
            Relation::Clause | Relation::RelativeClause => view.tree.heads[at],
            _ => view.subject(at).map(|subject| subject.at),
        };
    }
    if met.stance == Stance::HostsTalks
        && let Some(topic) = topic(view, at)
    {
        return Some(topic);
    }
    let asked = met.stance == Stance::Demands;
    let open = view.tree.dependents(at, &[Relation::OpenComplement]).find(|inner| *inner > at);
    if let (true, Some(inner)) = (asked, open) {
        return Some(inner);
    }
    let object = view
        .tree
        .dependents(at, &[Relation::Object])
        .find(|object| *object > at || view.relation(at) == Relation::RelativeClause);
    if let Some(object) = object {
        let relative = matches!(view.tag(object), "WDT" | "WP");
        return if relative { view.tree.heads[at] } else { Some(object) };
    }
    if let Some(inner) = open {
        return Some(inner);
    }
    if let Some(clause) = view.tree.dependents(at, &[Relation::Complement]).find(|inner| *inner > at) {
        return Some(view.own_subject(clause).unwrap_or(clause));
    }
    let telling =
        ["to", "for", "of", "on", "over", "with", "about", "against", "at", "towards", "toward", "from", "into"];
    view.tree
        .dependents(at, &[Relation::Oblique, Relation::Nominal])
        .find(|noun| view.preposition(*noun).is_some_and(|case| telling.contains(&case)))
}

/// "hosted the ministers to discuss the plan", "met them on the plan".
fn topic(view: &View<'_>, at: usize) -> Option<usize> {
    let purpose = view.tree.dependents(at, &[Relation::Adverbial, Relation::OpenComplement]).find(|verb| {
        let infinitive = view.tree.children(*verb).iter().any(|child| child < verb && view.is(*child, &["to"]));
        infinitive && view.lexicon.cues(&view.lower[*verb]).iter().any(|cue| cue.stance == Stance::Considers)
    })?;
    view.tree.dependents(purpose, &[Relation::Object]).find(|object| *object > purpose)
}
