//! What was read, each draft under the sentence it came from.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use reader::Span;
use reader::ledger::{Certainty, Entity, Issue, Ledger, Statement, UNRESOLVED, Voice};

use super::Read;

/// How wide a line may be.
const WIDTH: usize = 80;

/// Adds text in lines that begin with so many blanks.
fn add(page: &mut String, text: &str, indent: usize) {
    for line in brief::wrap(text, WIDTH - indent) {
        let _ = writeln!(page, "{:indent$}{line}", "");
    }
}

/// The words at a span on one line.
pub(super) fn words(text: &str, span: &Span) -> String {
    let clean = |letter: char| if letter.is_control() { ' ' } else { letter };
    let words: String = text.get(span.clone()).unwrap_or("").chars().map(clean).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quoted(text: &str, span: &Span) -> String {
    let words = words(text, span);
    let bare = words.trim_matches(['“', '”', '"', '„', '«', '»']);
    format!("“{bare}”")
}

/// "1 statement", "3 statements".
fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

pub(super) fn text(read: &Read) -> String {
    let (article, ledger) = (&read.reading.article, &read.ledger);
    let text = article.text.as_str();
    let mut page = String::new();
    let title = article.title.as_ref().map(|title| words(text, title));
    let mut head = title.map_or_else(|| article.id.clone(), |title| format!("{title} ({})", article.id));
    if let Some(date) = article.date {
        let _ = write!(head, ", {}", brief::date(date));
    }
    add(&mut page, &head, 0);
    let open = todo(read);
    let counts = [
        (ledger.statements.len(), "statement"),
        (ledger.issues.len(), "issue"),
        (ledger.memberships.len(), "membership"),
        (ledger.requirements.len(), "requirement"),
        (ledger.unknowns.len(), "unknown"),
    ];
    let counts = counts.iter().filter(|(count, what)| *count > 0 || *what == "statement");
    let mut counts: Vec<String> = counts.map(|(count, what)| counted(*count, what)).collect();
    if !open.is_empty() {
        counts.push(format!("{} to do", open.len()));
    }
    add(&mut page, &counts.join(", "), 0);
    for remark in &read.reading.remarks {
        add(&mut page, remark, 0);
    }
    let statements = in_order(&ledger.statements, |statement| statement.evidence.start);
    let memberships = in_order(&ledger.memberships, |membership| membership.evidence.start);
    let requirements = in_order(&ledger.requirements, |requirement| requirement.evidence.start);
    let unknowns = in_order(&ledger.unknowns, |unknown| unknown.evidence.start);
    let names = Names::of_ledger(ledger);
    for sentence in &article.sentences {
        let span = &sentence.span;
        let mut below = String::new();
        for statement in within(&statements, span) {
            draft(&mut below, &names, statement, text);
        }
        for membership in within(&memberships, span) {
            let (member, body) = (names.of(&membership.member), names.of(&membership.body));
            add(&mut below, &format!("{}  {member} in {body}: {}", membership.id, membership.relation), 4);
        }
        for requirement in within(&requirements, span) {
            let (issue, body) = (names.of(&requirement.issue), names.of(&requirement.body));
            let needs = requirement.needs.split_whitespace().collect::<Vec<_>>().join(" ");
            add(&mut below, &format!("{}  {issue} needs “{needs}”, of {body}", requirement.id), 4);
        }
        for unknown in within(&unknowns, span) {
            let holder = unknown.holder.as_ref().map(|holder| format!(", held back by {}", names.of(holder)));
            let about = unknown.about.split_whitespace().collect::<Vec<_>>().join(" ");
            add(&mut below, &format!("{}  not known: “{about}”{}", unknown.id, holder.unwrap_or_default()), 4);
        }
        if !below.is_empty() {
            page.push('\n');
            add(&mut page, &words(text, &sentence.span), 0);
            page.push_str(&below);
        }
    }
    if !ledger.issues.is_empty() {
        page.push_str("\nWhat it is about\n");
        for issue in &ledger.issues {
            let part = issue.parent.as_ref().map(|parent| format!(", part of {parent}")).unwrap_or_default();
            let label = issue.label.split_whitespace().collect::<Vec<_>>().join(" ");
            add(&mut page, &format!("{}  {label} ({}{part})", issue.id, issue.kind.word()), 2);
        }
    }
    if !open.is_empty() {
        page.push_str("\nTo do\n");
        open.iter().for_each(|item| add(&mut page, item, 2));
    }
    page
}

/// A draft: who takes which stance on what, then how it is known.
fn draft(page: &mut String, names: &Names<'_>, statement: &Statement, text: &str) {
    let actor = names.of(&statement.actor);
    let principal = names.entities.get(statement.actor.as_str()).map(|actor| actor.principal.as_str());
    let principal = principal.filter(|principal| *principal != statement.actor);
    let principal = principal.map(|principal| format!(" ({principal})")).unwrap_or_default();
    let stance = statement.stance.word().replace('_', " ");
    let target = names.of(&statement.target);
    add(page, &format!("{}  {actor}{principal} {stance} {target} [{}]", statement.id, statement.polarity.word()), 4);
    let says = match &statement.source {
        Voice::Narrator => "the article says so".to_owned(),
        Voice::Itself => "says so itself".to_owned(),
        Voice::Entity(id) => format!("says {}", names.of(id)),
    };
    let mut known = vec![says];
    if let Some(cue) = &statement.cue {
        known.push(format!("{}{}", if statement.negated_cue { "negated " } else { "" }, quoted(text, cue)));
    }
    known.extend(statement.quotes.iter().map(|quote| format!("quoted {}", quoted(text, quote))));
    known.extend(statement.hedges.iter().map(|hedge| format!("hedged {}", quoted(text, hedge))));
    if statement.certainty == Certainty::Hedged && statement.hedges.is_empty() {
        known.push("hedged".to_owned());
    }
    known.extend(
        statement
            .conditions
            .iter()
            .map(|condition| format!("{} {}", condition.kind.word().replace('_', " "), quoted(text, &condition.span))),
    );
    known.extend(statement.time.iter().map(|time| format!("when {}", quoted(text, time))));
    let flags = [(statement.repeated, "repeatedly"), (statement.superseded, "in the past")];
    known.extend(flags.into_iter().filter(|(set, _)| *set).map(|(_, word)| word.to_owned()));
    add(page, &known.join(" · "), 8);
}

/// What ids stand for.
struct Names<'a> {
    entities: BTreeMap<&'a str, &'a Entity>,
    issues: BTreeMap<&'a str, &'a Issue>,
}

impl<'a> Names<'a> {
    fn of_ledger(ledger: &'a Ledger) -> Self {
        Self {
            entities: ledger.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect(),
            issues: ledger.issues.iter().map(|issue| (issue.id.as_str(), issue)).collect(),
        }
    }

    /// In a few words.
    fn of(&self, id: &str) -> String {
        if let Some(entity) = self.entities.get(id) {
            return entity.name.clone();
        }
        let label = self.issues.get(id).map(|issue| issue.label.split_whitespace().collect::<Vec<_>>().join(" "));
        match label {
            Some(label) if label.chars().count() > 50 => {
                let start: String = label.chars().take(49).collect();
                format!("{id} ({}…)", start.trim_end())
            }
            Some(label) => format!("{id} ({label})"),
            None => id.to_owned(),
        }
    }
}

/// A list by where its words begin.
fn in_order<T>(list: &[T], start: impl Fn(&T) -> usize) -> Vec<(usize, &T)> {
    let mut list: Vec<(usize, &T)> = list.iter().map(|item| (start(item), item)).collect();
    list.sort_by_key(|(start, _)| *start);
    list
}

/// Those that begin within a sentence.
fn within<'a, T>(list: &'a [(usize, &'a T)], sentence: &Span) -> impl Iterator<Item = &'a T> {
    let [from, to] = [sentence.start, sentence.end].map(|at| list.partition_point(|(start, _)| *start < at));
    list[from..to.max(from)].iter().map(|(_, item)| *item)
}

/// What is left to a person.
pub(super) fn todo(read: &Read) -> Vec<String> {
    let text = read.text();
    let mut open: Vec<String> =
        read.reading.todo.iter().map(|todo| format!("{}: {}", todo.what, quoted(text, &todo.span))).collect();
    for statement in &read.ledger.statements {
        if statement.actor == UNRESOLVED {
            open.push(format!("{}: whose position is it?", statement.id));
        }
        if statement.target == UNRESOLVED {
            open.push(format!("{}: what is it about?", statement.id));
        }
    }
    open
}
