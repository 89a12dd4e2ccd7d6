//! What statements are about: noun phrases that name a plan, a deal or an event, gathered into issues.
//!
//! A phrase joins the issue before it when it is general ("the plan", "this move", "it") or shares half of its telling words;
//! otherwise it proposes a new one. Motions of the dossier come first: a phrase that shares enough of a motion's words is that
//! motion.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::article::Span;
use crate::draft::{Issue, IssueKind, Motion};
use crate::lexicon::Lexicon;
use crate::syntax::Relation;
use crate::view::View;

/// The most issues an article proposes; more are told no longer apart.
const MOST_ISSUES: usize = 64;

/// Words of a title that tell nothing.
const SMALL: [&str; 20] = [
    "the", "an", "of", "on", "to", "in", "for", "and", "or", "by", "with", "from", "at", "its", "their", "new", "that",
    "be", "is", "as",
];

/// The issues so far, with the telling words of each.
#[derive(Default, Debug)]
pub(crate) struct Issues {
    pub list: Vec<Issue>,
    words: Vec<BTreeSet<String>>,
    heads: Vec<BTreeSet<String>>,
    /// The issue named last.
    pub last: Option<usize>,
    motions: usize,
    known: HashMap<(usize, usize), usize>,
}

impl Issues {
    /// The motions of the dossier, to which phrases are mapped first.
    pub fn of(motions: &[Motion]) -> Self {
        let mut issues = Self { motions: motions.len(), ..Self::default() };
        for motion in motions {
            let words = std::iter::once(&motion.title).chain(&motion.words);
            let words = words.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
            let telling = words.filter(|word| !SMALL.contains(&word.to_lowercase().as_str()));
            let words: BTreeSet<String> = telling.filter_map(stem).collect();
            // "a permit": its one word is what it is called.
            let heads = if words.len() == 1 { words.clone() } else { BTreeSet::new() };
            issues.list.push(Issue {
                id: motion.id.clone(),
                kind: IssueKind::Proposal,
                label: motion.title.clone(),
                parent: None,
                mentions: Vec::new(),
            });
            issues.words.push(words);
            issues.heads.push(heads);
        }
        issues
    }

    /// The issue named last before a place.
    pub fn before(&self, place: usize) -> Option<usize> {
        let last = |issue: &Issue| issue.mentions.iter().map(|span| span.start).filter(|start| *start < place).max();
        let found = (0..self.list.len()).filter_map(|index| Some((last(&self.list[index])?, index))).max();
        found.map(|(_, index)| index).or(self.last)
    }

    /// The issue that the phrase around a word names.
    pub fn name(&mut self, view: &View<'_>, head: usize) -> Option<usize> {
        let (first, last) = phrase(view, head);
        let span = view.span(first, last);
        if let Some(known) = self.known.get(&(span.start, span.end)).copied() {
            self.last = Some(known);
            return Some(known);
        }
        if view.is(head, &["do", "does", "did", "doing"])
            || matches!(view.tag(head), "PRP" | "WRB" | "WP")
            || view.is(head, &["it", "this", "that", "so", "how", "what"])
        {
            return self.last;
        }
        let words: BTreeSet<String> =
            (first..=last).filter(|at| telling(view, *at)).filter_map(|at| stem(&view.lower[at])).collect();
        let noun = stem(&view.lower[head]).unwrap_or_default();
        let definite = (first..=head)
            .any(|at| view.is(at, &["the", "this", "that", "these", "those", "such", "its", "their", "his", "her"]));
        let general = definite && words.len() <= 1 && kind(view.lexicon, &view.lower[head]).is_some();
        // "a pipeline, a project that …": the same thing under another name.
        let other_name = view.tree.heads[head].filter(|_| view.relation(head) == Relation::Apposition);
        let renamed = other_name.and_then(|other| {
            let (first, last) = phrase(view, other);
            let span = view.span(first, last);
            self.known.get(&(span.start, span.end)).copied()
        });
        // "to sign", "will not be rushed": of what, the text has said before.
        let bare = view.is_verb(head) && !(first..=last).any(|at| view.tree.tags[at].is_noun());
        let found = match renamed {
            Some(known) => Some(known),
            None if bare && self.last.is_some() => return self.last,
            None if general => self.antecedent(view, head, &noun),
            None => self.like(&words, &noun, &span),
        };
        let index = match found {
            Some(index) => index,
            None if self.list.len() < MOST_ISSUES => self.propose(view, head, (first, last), &words),
            None => return self.last,
        };
        if !general && renamed.is_none() {
            self.words[index].extend(words);
        }
        self.heads[index].insert(noun);
        self.known.insert((span.start, span.end), index);
        self.list[index].mentions.push(span);
        self.last = Some(index);
        Some(index)
    }

    /// The phrase around a word names an issue that is known, or a plan, a deal or an event.
    pub fn is_issue(&self, view: &View<'_>, head: usize) -> bool {
        let (first, last) = phrase(view, head);
        let span = view.span(first, last);
        let words: BTreeSet<String> =
            (first..=last).filter(|at| telling(view, *at)).filter_map(|at| stem(&view.lower[at])).collect();
        let noun = stem(&view.lower[head]).unwrap_or_default();
        kind(view.lexicon, &view.lower[head]).is_some()
            || self.known.contains_key(&(span.start, span.end))
            || self.like(&words, &noun, &span).is_some()
    }

    /// "the plan": the last issue called so, else the last of its kind, else the last.
    fn antecedent(&self, view: &View<'_>, head: usize, noun: &str) -> Option<usize> {
        let wanted = kind(view.lexicon, &view.lower[head]);
        let recency = |index: &usize| self.list[*index].mentions.last().map_or(0, |span| span.start);
        let called = (0..self.list.len()).filter(|index| self.heads[*index].contains(noun));
        let of_kind = (0..self.list.len())
            .filter(|index| Some(self.list[*index].kind) == wanted && !self.list[*index].mentions.is_empty());
        let found = called.max_by_key(recency);
        // "the toll" means one that was called so.
        let names_any = view.holds(&view.lexicon.general, head) || wanted == Some(IssueKind::Agreement);
        found.or_else(|| if names_any { of_kind.max_by_key(recency).or(self.last) } else { self.named_by(noun) })
    }

    /// The last issue whose words hold this one: "the toll" after "a plan to raise a toll".
    fn named_by(&self, noun: &str) -> Option<usize> {
        let recency = |index: &usize| self.list[*index].mentions.last().map_or(0, |span| span.start);
        (0..self.list.len()).filter(|index| self.words[*index].contains(noun)).max_by_key(recency)
    }

    /// The issue that shares at least half of these words.
    fn like(&self, words: &BTreeSet<String>, noun: &str, span: &Span) -> Option<usize> {
        // "talks on the fisheries agreement": the agreement is another thing than talks on it.
        let within = |index: usize| {
            let holds = |other: &Span| other.start < span.start && span.end <= other.end;
            self.list[index].kind == IssueKind::Event && self.list[index].mentions.iter().any(holds)
        };
        let shared = |index: usize| {
            let common = words.iter().filter(|word| self.words[index].contains(*word)).count();
            let fewer = self.words[index].len().min(words.len()).max(1);
            (common, 2 * common >= fewer && (common >= 2 || (common == 1 && self.heads[index].contains(noun))))
        };
        (0..self.list.len())
            .filter(|index| shared(*index).1 && !within(*index))
            .max_by_key(|index| (shared(*index).0, *index))
    }

    fn propose(&mut self, view: &View<'_>, head: usize, phrase: (usize, usize), words: &BTreeSet<String>) -> usize {
        let kind = kind(view.lexicon, &view.lower[head]).unwrap_or(if view.is_verb(head) {
            IssueKind::Proposal
        } else {
            IssueKind::Topic
        });
        let parent = (0..self.list.len()).find(|index| words.iter().any(|word| self.words[*index].contains(word)));
        let span = view.span(phrase.0, phrase.1);
        let label = view.article.at(&span).split_whitespace().collect::<Vec<_>>().join(" ");
        self.list.push(Issue {
            id: format!("P{}", self.list.len() + 1 - self.motions),
            kind,
            label,
            parent,
            mentions: Vec::new(),
        });
        self.words.push(words.clone());
        self.heads.push(BTreeSet::new());
        self.list.len() - 1
    }
}

/// The words that name an issue around its head: a noun with its modifiers, or a clause without its subject.
pub(crate) fn phrase(view: &View<'_>, head: usize) -> (usize, usize) {
    if view.is_verb(head) {
        return view.extent(
            head,
            &[
                Relation::Subject,
                Relation::PassiveSubject,
                Relation::Punctuation,
                Relation::Parataxis,
                Relation::Conjunct,
                Relation::Coordinator,
                Relation::Adverbial,
            ],
        );
    }
    let (first, last) = view.target_phrase(head);
    // Not into or out of a quotation; no time, and nothing that is told beside it.
    let apart = |at: &usize| {
        view.quotation[*at] != view.quotation[head]
            || view.is(*at, &["despite", "amid", "after", "before", "during", "since", "until", "following", "when"])
            || view.is(*at, &["on", "in", "last", "next", "by"]) && *at < last && view.is_time(*at + 1)
            || view.is(*at, &[";", ":", "–", "—"])
    };
    let last = (head + 1..=last).find(apart).map_or(last, |at| at - 1);
    let first = (first..head).rev().find(|at| view.quotation[*at] != view.quotation[head]).map_or(first, |at| at + 1);
    let trailing = |at: &usize| *at > head && view.is(*at, &[",", "and", "or", "as", "“", "\""]);
    let last = (head..=last).rev().find(|at| !trailing(at)).unwrap_or(head);
    (first, last)
}

/// The noun phrases of a sentence that name something to be for or against.
pub(crate) fn named(view: &View<'_>) -> Vec<usize> {
    (0..view.len())
        .filter(|at| view.tree.tags[*at].is_noun() && !view.tree.tags[*at].is_name())
        .filter(|at| !matches!(view.relation(*at), Relation::Compound))
        .filter(|at| kind(view.lexicon, &view.lower[*at]).is_some())
        .collect()
}

/// The kind of issue a noun names.
pub(crate) fn kind(lexicon: &Lexicon, word: &str) -> Option<IssueKind> {
    let holds = |list: &HashSet<String>| list.contains(word);
    if holds(&lexicon.agreements) {
        Some(IssueKind::Agreement)
    } else if holds(&lexicon.resolutions) {
        Some(IssueKind::Resolution)
    } else if holds(&lexicon.proposals) {
        Some(IssueKind::Proposal)
    } else if holds(&lexicon.events) {
        Some(IssueKind::Event)
    } else {
        None
    }
}

fn telling(view: &View<'_>, at: usize) -> bool {
    let tag = view.tree.tags[at];
    (tag.is_noun() || tag.is_adjective() || tag.is_verb())
        && !view.is(at, &["such", "other", "more", "new", "be", "is", "was", "are", "been", "being", "has", "have"])
}

/// A word without its ending, so that "deploy", "deploying" and "deployment" are one.
fn stem(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    if word.chars().count() < 2 || !word.chars().all(char::is_alphanumeric) {
        return None;
    }
    // "extension" and "extend", "suspension" and "suspend"
    let word = word.strip_suffix("nsion").map_or_else(|| word.clone(), |stem| format!("{stem}nd"));
    const ENDINGS: [&str; 22] = [
        "ations", "ation", "ements", "ement", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "ed", "es",
        "er", "al", "ly", "an", "ian", "s", "e", "y",
    ];
    let mut stem = word.as_str();
    for ending in ENDINGS {
        if let Some(shorter) = stem.strip_suffix(ending)
            && shorter.chars().count() >= 4
        {
            stem = shorter;
            break;
        }
    }
    Some(stem.to_owned())
}
