//! Who says what within a sentence: verbs of speech with their content, "according to", "as … put it", "quoting …".

use crate::cue::{Met, cue_at};
use crate::draft::Stance;
use crate::lexicon::Part;
use crate::syntax::Relation;
use crate::view::View;

/// Somebody says something.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// The verb, or the noun after "according to".
    pub at: usize,
    /// The words of the cue, first and last.
    pub cue: (usize, usize),
    /// The speaker's head word.
    pub source: Option<usize>,
    /// The speaker stands in another clause.
    pub carried: bool,
    /// What is said: first and last word.
    pub content: (usize, usize),
    /// The predicate of what is said.
    pub root: Option<usize>,
    /// Words inside the content that are not part of it: the attribution itself.
    hole: Option<(usize, usize)>,
    /// "has not said".
    pub negated: bool,
    /// The stance of the verb.
    pub stance: Stance,
    /// A link of the chain only: no statement of its own.
    pub link: bool,
}

impl Said {
    /// A sentence that is all content.
    pub fn whole(view: &View<'_>, root: usize) -> Self {
        Self {
            at: root,
            cue: (root, root),
            source: None,
            carried: true,
            content: (0, view.len().saturating_sub(1)),
            root: Some(root),
            hole: None,
            negated: false,
            stance: Stance::States,
            link: false,
        }
    }

    /// The content holds this word.
    pub fn covers(&self, at: usize) -> bool {
        let hole = self.hole.is_some_and(|(first, last)| (first..=last).contains(&at));
        (self.content.0..=self.content.1).contains(&at) && !hole
    }

    fn width(&self) -> usize {
        self.content.1 - self.content.0
    }
}

/// The attributions of a sentence, widest content first.
pub(crate) fn attributions(view: &View<'_>) -> Vec<Said> {
    let mut found = Vec::new();
    for at in 0..view.len() {
        if view.is_verb(at) || (view.tree.tags[at].is_noun() && view.own_subject(at).is_some()) {
            found.extend(quoting(view, at));
            found.extend(seen(view, at));
            if let Some(met) = speech_at(view, at) {
                found.extend(said(view, &met));
            }
        }
        found.extend(according(view, at));
    }
    found.sort_by_key(|said: &Said| (std::cmp::Reverse(said.width()), said.at));
    found
}

/// A verb of speech, whatever other cue it may be.
fn speech_at(view: &View<'_>, at: usize) -> Option<Met> {
    let met = cue_at(view, at);
    if met
        .as_ref()
        .is_some_and(|met| met.part == Part::Judgement || (met.stance == Stance::Accuses && met.part == Part::Verb))
    {
        return None;
    }
    met.filter(|met| met.part == Part::Speech).or_else(|| {
        let cue =
            view.lexicon.cues(&view.lower[at]).iter().find(|cue| cue.part == Part::Speech && cue.rest.is_empty())?;
        Some(Met { at, last: at, base: cue.base.clone(), part: Part::Speech, stance: cue.stance, preposition: None })
    })
}

fn said(view: &View<'_>, met: &Met) -> Option<Said> {
    let at = met.at;
    // "vowed to respond", "declined to say": nothing is said yet.
    let governed = view.relation(at) == Relation::OpenComplement && view.own_subject(at).is_none();
    let still = governed && view.tree.heads[at].is_some_and(|head| cue_at(view, head).is_some());
    if view.relation(at) == Relation::Auxiliary || still {
        return None;
    }
    let (content, root, hole) = content(view, at)?;
    // "asked whether they would": a question says nothing.
    let asks =
        |root: usize| view.tree.dependents(root, &[Relation::Mark]).any(|mark| view.is(mark, &["whether", "if"]));
    if root.is_some_and(asks) && hole.is_none() && !(content.0..=content.1).any(|word| quoted(view, word)) {
        return None;
    }
    let subject = view.subject(at);
    let agent = view.is_passive(at).then(|| view.agent(at)).flatten();
    let passive = view.is_passive(at) && !view.holds(&view.lexicon.light, at);
    let (source, carried) = match (agent, subject) {
        (Some(agent), _) => (Some(agent), false),
        (None, Some(subject)) if !passive || view.is(at, &["told", "quoted"]) => (Some(subject.at), subject.carried),
        _ => (None, true),
    };
    let inverted = || {
        let near = [Relation::Object, Relation::Oblique, Relation::IndirectObject, Relation::Complement];
        view.tree
            .dependents(at, &near)
            .find(|one| *one > at && view.is_nominal(*one) && view.can_act(*one) && view.preposition(*one).is_none())
    };
    // "…,” said Norway's foreign minister": what stands behind the verb speaks.
    let (source, carried) = match inverted() {
        Some(behind) if (source.is_none() || carried) && content.1 < at => (Some(behind), false),
        _ => (source, carried),
    };
    let source = source.filter(|source| !(content.0..=content.1).contains(source) || hole.is_some());
    let negation = view.negation(at);
    let first = view
        .auxiliaries(at)
        .chain(negation)
        .filter(|one| *one < at && !(content.0..=content.1).contains(one))
        .min()
        .unwrap_or(at);
    Some(Said {
        at,
        cue: (first, met.last.max(at)),
        source,
        carried,
        content,
        root,
        hole,
        negated: negation.is_some(),
        stance: met.stance,
        link: false,
    })
}

type Content = ((usize, usize), Option<usize>, Option<(usize, usize)>);

/// What is said: a clause, the sentence around a parenthesis, or a quotation.
fn content(view: &View<'_>, at: usize) -> Option<Content> {
    let clause =
        view.tree.dependents(at, &[Relation::Complement, Relation::Parataxis, Relation::ClauseSubject]).find(|one| {
            let infinitive = view.tree.children(*one).iter().any(|child| *child < *one && view.is(*child, &["to"]));
            let told = view.is_verb(*one) || view.is_adjectival(*one) || view.own_subject(*one).is_some();
            let aside = view.relation(*one) == Relation::Parataxis;
            let joins = |word: usize| {
                view.is(word, &[";", "while", "whereas", "although"]) || view.is(word, &[":"]) && word > at + 1
            };
            let apart = aside && *one > at && (at..*one).any(joins);
            told && !infinitive && !apart && (!aside || *one > at || quoted(view, *one))
        });
    if let Some(clause) = clause {
        let (first, last) = view.tree.reach(clause);
        // "said that … and urged …": what is coordinated with the verb of speech is not said.
        let next = view
            .tree
            .dependents(at, &[Relation::Conjunct])
            .find(|next| *next > clause && clause > at && view.is_verb(*next) && view.own_subject(*next).is_none());
        let limit = next.map_or(last, |next| view.tree.reach(next).0.saturating_sub(1).max(clause));
        return Some(((first, last.min(limit)), Some(clause), None));
    }
    let head = view.tree.heads[at];
    let apart = head.is_some_and(|head| (head.min(at)..head.max(at)).any(|word| view.is(word, &[";"])));
    if view.relation(at) == Relation::Parataxis
        && !apart
        && let Some(head) = head.filter(|head| *head < at || enclosed(view, at) || speech_at(view, *head).is_none())
    {
        let hole = view.tree.reach(at);
        let whole = view.tree.reach(head);
        let content = match hole {
            (first, last) if last + 2 >= whole.1 && first > 0 => (whole.0, first - 1),
            (0, last) => (last + 1, whole.1),
            _ => whole,
        };
        if content.0 <= content.1 {
            return Some((content, Some(head), Some(hole)));
        }
    }
    if view.relation(at) == Relation::Adverbial
        && let Some(head) = head
        && view.tree.children(at).iter().any(|child| *child < at && view.is(*child, &["as"]))
    {
        return Some((view.clause(head), Some(head), Some(view.tree.reach(at))));
    }
    let complement = view.tree.dependent(at, &[Relation::OpenComplement, Relation::Object]);
    // "accepted the offer “without conditions”": an act, some of whose words are quoted.
    let acts = cue_at(view, at).is_some_and(|met| met.part == Part::Verb && met.stance != Stance::States);
    let object = view
        .tree
        .dependents(at, &[Relation::Object])
        .find(|object| *object > at && !quoted(view, *object) && !view.can_act(*object));
    if acts && object.is_some() {
        return None;
    }
    let quotation = quotation_of(view, at).filter(|(first, _)| view.tag(at) != "VBG" || *first > at)?;
    let root = (quotation.0..=quotation.1).find(|word| {
        view.tree.heads[*word].is_none_or(|head| !(quotation.0..=quotation.1).contains(&head))
            && view.relation(*word) != Relation::Punctuation
    });
    Some((quotation, root.or(complement), None))
}

/// "…, the official said, …": commas on both sides.
fn enclosed(view: &View<'_>, at: usize) -> bool {
    let (first, last) = view.tree.reach(at);
    first > 0 && view.is(first - 1, &[","]) && view.lower.get(last + 1).is_some_and(|next| next == ",")
}

fn quoted(view: &View<'_>, at: usize) -> bool {
    view.quotation[at].is_some()
}

/// The quotation nearest to a verb that stands outside it.
fn quotation_of(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    if view.quotation[at].is_some() {
        return None;
    }
    // "spoke of “theft” and urged them": words quoted inside what another verb governs.
    let elsewhere = |number: usize| {
        let inside = |word: usize| view.quotation[word] == Some(number);
        let Some(root) = (0..view.len()).find(|word| {
            inside(*word)
                && view.relation(*word) != Relation::Punctuation
                && view.tree.heads[*word].is_none_or(|head| !inside(head))
        }) else {
            return false;
        };
        let held = [Relation::Nominal, Relation::Oblique, Relation::Object, Relation::Adjective, Relation::Compound];
        let governor = view.tree.ancestors(root).find(|above| view.is_verb(*above));
        held.contains(&view.relation(root))
            && root < at
            && governor.is_some_and(|verb| verb != at && !view.tree.ancestors(verb).any(|above| above == at))
    };
    let distance = |number: usize| {
        let words = (0..view.len()).filter(|word| view.quotation[*word] == Some(number));
        words.map(|word| word.abs_diff(at)).min().unwrap_or(usize::MAX)
    };
    let mut numbers: Vec<usize> = view.quotation.iter().flatten().copied().collect();
    numbers.dedup();
    numbers.retain(|number| !elsewhere(*number));
    let number = numbers.into_iter().min_by_key(|number| distance(*number))?;
    let first = (0..view.len()).find(|word| view.quotation[*word] == Some(number))?;
    let last = (0..view.len()).rfind(|word| view.quotation[*word] == Some(number))?;
    // Another verb of speech may stand nearer to it.
    let between = if at < first { at + 1..first } else { last + 1..at };
    let other = between.into_iter().any(|word| view.is_verb(word) && view.own_subject(word).is_some());
    (!other && last > first + 1).then_some((first, last))
}

/// "according to X", "in the words of X", "in X's view".
fn according(view: &View<'_>, at: usize) -> Option<Said> {
    if !view.is(at, &["according"]) || at + 1 >= view.len() || view.lower[at + 1] != "to" {
        return None;
    }
    let whole = |word: usize| view.tree.tags[word].is_noun() && view.relation(word) != Relation::Flat;
    let source = view.tree.heads[at + 1].filter(|source| *source > at && view.is_nominal(*source));
    let source = source.or_else(|| (at + 2..view.len()).find(|word| whole(*word)))?;
    let mut head = view.tree.heads[source].filter(|head| *head != at + 1)?;
    for _ in 0..6 {
        let dependent = matches!(
            view.relation(head),
            Relation::OpenComplement | Relation::Oblique | Relation::Nominal | Relation::Object
        ) || (view.relation(head) == Relation::Adverbial && !view.is_finite(head));
        match view.tree.heads[head] {
            Some(above) if dependent => head = above,
            _ => break,
        }
    }
    let hole = (view.tree.reach(source).0.min(at), view.tree.reach(source).1);
    let clause = view.clause(head);
    let content = if hole.0 <= clause.0 {
        (hole.1 + 1, clause.1)
    } else if hole.1 >= clause.1 {
        (clause.0, hole.0.saturating_sub(1))
    } else {
        clause
    };
    (content.0 <= content.1).then(|| Said {
        at: source,
        cue: (at, at + 1),
        source: Some(source),
        carried: false,
        content,
        root: Some(head),
        hole: Some(hole),
        negated: false,
        stance: Stance::States,
        link: false,
    })
}

/// "the Tribune wrote, quoting an unnamed minister": a further link.
fn quoting(view: &View<'_>, at: usize) -> Option<Said> {
    if !view.is(at, &["quoting", "citing"]) {
        return None;
    }
    let source = view.tree.dependent(at, &[Relation::Object])?;
    let head = view.tree.heads[at]?;
    let (content, root, _) = content(view, head).unwrap_or((view.clause(head), Some(head), None));
    Some(Said {
        at,
        cue: (at, at),
        source: Some(source),
        carried: false,
        content,
        root,
        hole: Some(view.tree.reach(at)),
        negated: false,
        stance: Stance::States,
        link: true,
    })
}

/// "in a letter seen by the Tribune", "that the Tribune says it has seen": the outlet stands behind the sentence.
fn seen(view: &View<'_>, at: usize) -> Option<Said> {
    if !view.is(at, &["seen", "obtained", "reviewed"]) {
        return None;
    }
    let outlets = view.agent(at).into_iter().chain(view.subject(at).map(|subject| subject.at));
    let near = view
        .tree
        .ancestors(at)
        .take(2)
        .chain(view.tree.children(at).iter().copied())
        .filter_map(|verb| view.own_subject(verb));
    let source = outlets.chain(near).find(|one| view.outlet(*one))?;
    let top =
        view.tree.ancestors(at).filter(|above| view.is_verb(*above) && !view.is(*above, &["says", "said"])).last()?;
    let says = (source..=at).find(|word| view.is(*word, &["says", "said"])).unwrap_or(at);
    let hole = (source.min(at).saturating_sub(1), view.tree.reach(at).1);
    Some(Said {
        at,
        cue: (says, says),
        source: Some(source),
        carried: false,
        content: view.clause(top),
        root: Some(top),
        hole: Some(hole),
        negated: false,
        stance: Stance::States,
        link: true,
    })
}
