//! All stages in order.

use crate::aboutness::Issues;
use crate::article::{Article, Span};
use crate::beside::Beside;
use crate::draft::{Draft, Event, Issue, Membership, Motion, Requirement, Unknown, Voice};
use crate::gazetteer::Gazetteer;
use crate::language::{is_english, remarks};
use crate::lexicon::Lexicon;
use crate::mention::{Mentions, mentions};
use crate::quotation::{Quotation, quotations};
use crate::statements::{self, Gathered};
use crate::view::View;

/// What was read from an article.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// The article itself.
    pub article: Article,
    /// Who is meant where.
    pub mentions: Mentions,
    /// What stands in quotation marks.
    pub quotations: Vec<Quotation>,
    /// Who speaks each quotation, by index in the mentions; in the order of `quotations`.
    pub speakers: Vec<Option<usize>>,
    /// What the statements are about.
    pub issues: Vec<Issue>,
    /// The draft statements, in the order of the text.
    pub statements: Vec<Draft>,
    /// Who belongs to which body.
    pub memberships: Vec<Membership>,
    /// What must be given by whom.
    pub requirements: Vec<Requirement>,
    /// What happened.
    pub events: Vec<Event>,
    /// What is not known.
    pub unknowns: Vec<Unknown>,
    /// Who says what, whether or not it is a statement: the raw attributions.
    pub attributions: Vec<Attribution>,
    /// What is left to the user, each with its place.
    pub todo: Vec<Todo>,
    /// What the text looks like, if it is not English prose: said once to the user.
    pub remarks: Vec<String>,
}

/// Who says what: source, cue and content, each as words of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribution {
    /// The speaker's words.
    pub source: Option<Span>,
    /// "said".
    pub cue: Span,
    /// What is said.
    pub content: Span,
    /// "has not said".
    pub negated: bool,
}

/// Something the reader could not decide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Todo {
    /// What to decide.
    pub what: String,
    /// Where.
    pub span: Span,
}

/// Reads an article by the lexicon that ships. The dossier's motions, if any, name the issues; others are proposed. Linear in the
/// article's length.
#[must_use]
pub fn read(article: Article, gazetteer: &Gazetteer, motions: &[Motion]) -> Reading {
    read_by(article, gazetteer, Lexicon::shipped(), motions)
}

/// Reads an article by a lexicon of the caller's.
#[must_use]
pub fn read_by(article: Article, gazetteer: &Gazetteer, lexicon: &Lexicon, motions: &[Motion]) -> Reading {
    let quotations = quotations(&article);
    let mentions = mentions(&article, gazetteer, &quotations);
    read_with(article, mentions, quotations, lexicon, motions)
}

/// Reads an article in which it is known who is meant where.
#[must_use]
pub fn read_with(
    article: Article,
    mut mentions: Mentions,
    mut quotations: Vec<Quotation>,
    lexicon: &Lexicon,
    motions: &[Motion],
) -> Reading {
    mentions.mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    let known = mentions.mentions.clone();
    let mut gathered =
        Gathered { speakers: vec![None; quotations.len()], issues: Issues::of(motions), ..Gathered::default() };
    let mut beside = Beside::default();
    let remarks = remarks(&article);
    if is_english(&remarks) {
        for index in 0..article.sentences.len() {
            let view = View::new(&article, lexicon, index, &known, &mentions.entities, &quotations);
            statements::sentence(&view, &mut mentions, &quotations, &mut gathered);
            beside.sentence(&view, &mentions, &gathered);
        }
    }
    // Words quoted inside a judgement are those of whoever makes it.
    for (quotation, speaker) in quotations.iter().zip(&mut gathered.speakers).filter(|(_, speaker)| speaker.is_none()) {
        let of = |draft: &&Draft| draft.source == Voice::Own && draft.quotes.contains(&quotation.span);
        *speaker = gathered.statements.iter().find(of).and_then(|draft| draft.actor);
    }
    for (quotation, speaker) in quotations.iter_mut().zip(&gathered.speakers) {
        quotation.scare |= speaker.is_none() && article.at(&quotation.inner).split_whitespace().count() <= 4;
        quotation.scare &= speaker.is_none();
    }
    mentions.mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    Reading {
        article,
        mentions,
        quotations,
        speakers: gathered.speakers,
        issues: gathered.issues.list,
        statements: gathered.statements,
        memberships: beside.memberships,
        requirements: beside.requirements,
        events: beside.events,
        unknowns: beside.unknowns,
        attributions: gathered.attributions,
        todo: gathered.todo,
        remarks,
    }
}
