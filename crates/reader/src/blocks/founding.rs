//! A new dossier from the blocks of one article: who decides, on what, by which path, as far as the article says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use terms::{Date, states};

use super::actor::{actors, id, is_actor_itself};
use super::toml::{quoted, wrapped_comment};
use super::{Aim, Block};
use crate::ledger::{Issue, IssueKind, Ledger};
use crate::lexicon::Lexicon;

/// A body of the catalogue, by which a requirement of the article can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownBody {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// The files of a new dossier, and what is left to its author.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Founding {
    /// Names and texts.
    pub files: Vec<(&'static str, String)>,
    /// What is left to do, most important first.
    pub todo: Vec<String>,
}

/// Small words that name nothing.
const SMALL_WORDS: [&str; 30] = [
    "the", "a", "an", "of", "to", "in", "on", "for", "that", "this", "these", "with", "by", "and", "or", "not", "his",
    "her", "its", "their", "from", "at", "as", "such", "which", "who", "be", "let", "sum", "text",
];

/// How many words of a label an id has.
const ID_WORDS: usize = 3;

/// An id from the first telling words of a label; `kind` stands before one that would not begin with a letter.
pub(super) fn id_of_words(label: &str, kind: &str, taken: &BTreeSet<String>) -> String {
    let words = label.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').map(id).map(|w| w.to_lowercase());
    let words: Vec<String> = words.filter(|w| !w.is_empty() && !SMALL_WORDS.contains(&w.as_str())).collect();
    let mut base = words[..words.len().min(ID_WORDS)].join("_");
    if !base.starts_with(|c: char| c.is_ascii_lowercase()) {
        base = format!("{kind}_{base}").trim_end_matches('_').to_owned();
    }
    let mut found = base.clone();
    let mut number = 1;
    while taken.contains(&found) {
        number += 1;
        found = format!("{base}_{number}");
    }
    found
}

/// Can positions on it be read as positions on whether it comes about?
fn is_plan(issue: &Issue) -> bool {
    matches!(issue.kind, IssueKind::Proposal | IssueKind::Agreement | IssueKind::Resolution | IssueKind::Other)
}

/// The plan of which another issue is a part or a version, up to the topmost plan; an issue that has lost its way is its own.
fn root<'a>(ledger: &'a Ledger, issue: &'a Issue) -> &'a Issue {
    let mut at = issue;
    for _ in 0..ledger.issues.len() {
        let parent = at.parent.as_ref().and_then(|parent| ledger.issue(parent));
        match parent.filter(|parent| is_plan(parent)) {
            Some(parent) => at = parent,
            None => return at,
        }
    }
    issue
}

/// What each issue is in a new dossier: a plan becomes a motion, its parts and versions are near it; what happened and topics stand
/// aside. Where nothing is a plan, everything is.
#[must_use]
pub fn issues_to_motions(ledger: &Ledger) -> BTreeMap<String, Aim> {
    let any_plan = ledger.issues.iter().any(is_plan);
    let counts = |issue: &Issue| is_plan(issue) || !any_plan;
    let mut taken = BTreeSet::new();
    let mut motions: BTreeMap<&str, String> = BTreeMap::new();
    for issue in ledger.issues.iter().filter(|issue| counts(issue) && root(ledger, issue).id == issue.id) {
        let motion = id_of_words(&issue.label, "motion", &taken);
        taken.insert(motion.clone());
        motions.insert(&issue.id, motion);
    }
    let aim = |issue: &Issue| match motions.get(root(ledger, issue).id.as_str()) {
        Some(motion) if counts(issue) => {
            let near = root(ledger, issue).id != issue.id;
            Aim::Motion { id: motion.clone(), near, with_contexts: false }
        }
        _ => Aim::Aside,
    };
    ledger.issues.iter().map(|issue| (issue.id.clone(), aim(issue))).collect()
}

/// The article as a `[[source]]`, with what only a person can say as comments.
#[must_use]
pub fn source_block(id: &str, title: &str, date: Option<Date>) -> String {
    let mut text = format!("[[source]]\nid = {}\ntitle = {}\n", quoted(id), quoted(&short(title)));
    if let Some(date) = date {
        let _ = writeln!(text, "date = {date}");
    }
    text.push_str("# publisher = \"\"\n# kind = \"newspaper\"         # official, newspaper (or agency), press; unknown until written\n");
    text
}

/// Writes a dossier from blocks that were drafted with [`issues_to_motions`] and perhaps edited. None where no `[[statement]]` is
/// resolved: there is nothing to found it on.
#[must_use]
pub fn found(
    ledger: &Ledger,
    blocks: &[Block],
    file: &str,
    date: Date,
    bodies: &[KnownBody],
    lexicon: &Lexicon,
) -> Option<Founding> {
    let writer = Writer { ledger, blocks, date, bodies };
    let motions = writer.motions();
    let asked = motions.iter().rev().max_by_key(|motion| motion.statements)?;
    let mut todo = vec![
        "the question: what is asked, what its terms mean, how it would be resolved".to_owned(),
        "by: the day by which it must have come about; without it there is no probability".to_owned(),
        "the path: what else must be true? does anything else bring it about?".to_owned(),
        "the source: who published it, and what kind of publication it is".to_owned(),
    ];
    for motion in motions.iter().filter(|motion| motion.parties.len() > 1) {
        todo.push(format!(
            "{}: who decides, by which rule? until then each of {} must agree, since the article has them on it",
            motion.id,
            motion.parties.join(", ")
        ));
    }
    let taken = motions.iter().flat_map(|motion| [motion.id.clone(), path_id(&motion.id)]).collect();
    let events = super::events::drafted(blocks, taken, lexicon);
    if events.is_some() {
        todo.push("the events on which statements depend, comments in dossier.toml: how likely is each?".to_owned());
    }
    let open = blocks.iter().filter(|block| !block.is_resolved()).count();
    if open > 0 {
        let are = if open == 1 { "1 block is" } else { &format!("{open} blocks are") };
        todo.push(format!("{are} not resolved: comments with `?` in statements.toml"));
    }
    let head = |what: &str| format!("format = 1\n\n# {what}, drafted by `placet read` from {}.\n", clean(file));
    let mut dossier = head("A dossier");
    dossier.push_str("# Nobody has checked it. To do:\n#\n");
    todo.iter().for_each(|item| dossier.push_str(&wrapped_comment(item, "- ", "  ")));
    writer.question(asked, &mut dossier);
    writer.actors(&motions, &mut dossier);
    writer.motion_blocks(&motions, asked, &mut dossier);
    dossier.push_str(&events.unwrap_or_default());
    let mut statements = head("What was said");
    statements.push_str(&listed(blocks));
    let title = ledger.document.title.clone().unwrap_or_else(|| ledger.document.id.clone());
    let source = source_block(&source_id(blocks), &title, Some(date));
    let sources = format!("{}\n{source}", head("Where it stands"));
    let files = vec![("dossier.toml", dossier), ("statements.toml", statements), ("sources.toml", sources)];
    Some(Founding { files, todo })
}

fn source_id(blocks: &[Block]) -> String {
    blocks.first().map_or_else(|| "article".to_owned(), |block| block.text("source").to_owned())
}

/// A file's name in a comment.
fn clean(file: &str) -> String {
    file.chars().filter(|letter| !letter.is_control()).collect()
}

/// The blocks in order, each under what is left to do with it.
#[must_use]
pub fn listed(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        text.push('\n');
        block.todo.iter().for_each(|item| text.push_str(&wrapped_comment(item, "to do: ", "       ")));
        text.push_str(&block.toml());
    }
    text
}

/// A motion of the new dossier.
struct Motion {
    id: String,
    label: String,
    /// Who takes a position on it.
    parties: Vec<String>,
    statements: usize,
    /// Bodies that must approve it: their ids, names, and what they must give.
    approvals: Vec<(String, String, String)>,
}

struct Writer<'a> {
    ledger: &'a Ledger,
    blocks: &'a [Block],
    date: Date,
    bodies: &'a [KnownBody],
}

impl Writer<'_> {
    /// The motions on which there are statements, in the order of their first one.
    fn motions(&self) -> Vec<Motion> {
        let aims = issues_to_motions(self.ledger);
        let mut motions: Vec<Motion> = Vec::new();
        for block in self.blocks.iter().filter(|block| block.table == "statement" && block.is_resolved()) {
            let id = block.text("motion");
            let at = motions.iter().position(|motion| motion.id == id).unwrap_or_else(|| {
                motions.push(self.motion(id, &aims));
                motions.len() - 1
            });
            let motion = &mut motions[at];
            motion.statements += 1;
            let actor = block.text("actor").to_owned();
            let speaks_for_it = block.text("office") != "former head" && block.text("position") != "silent";
            if speaks_for_it && !motion.parties.contains(&actor) {
                motion.parties.push(actor);
            }
        }
        for motion in motions.iter_mut().filter(|motion| motion.parties.is_empty()) {
            let first = self.blocks.iter().find(|block| block.text("motion") == motion.id);
            motion.parties.extend(first.map(|block| block.text("actor").to_owned()));
        }
        motions
    }

    fn motion(&self, id: &str, aims: &BTreeMap<String, Aim>) -> Motion {
        let is_it = |aim: &Aim| matches!(aim, Aim::Motion { id: motion, .. } if motion == id);
        let issues = self.ledger.issues.iter().filter(|issue| aims.get(&issue.id).is_some_and(is_it));
        let issues: Vec<&Issue> = issues.collect();
        let top = issues.iter().find(|issue| root(self.ledger, issue).id == issue.id);
        let of_issues = self.ledger.requirements.iter().filter(|r| issues.iter().any(|issue| issue.id == r.issue));
        let approvals = of_issues.filter_map(|requirement| {
            let entity = self.ledger.entity(&requirement.body)?;
            let known = self.bodies.iter().find(|body| same_name(&body.name, &entity.name))?;
            Some((known.id.clone(), known.name.clone(), requirement.needs.clone()))
        });
        Motion {
            id: id.to_owned(),
            label: top.map_or_else(|| id.to_owned(), |issue| issue.label.clone()),
            parties: Vec::new(),
            statements: 0,
            approvals: approvals.collect(),
        }
    }

    fn question(&self, asked: &Motion, text: &mut String) {
        let question = format!("[To fill in] Will this come about: {}?", short(&asked.label));
        let _ = write!(
            text,
            "\n[question]\ntext = {}\nmeaning = \"[To fill in] What counts as that.\"\n\
             resolution = \"[To fill in] Who decides, on what evidence.\"\nas_of = {}\n# by = {}             # to do: by when?\n",
            quoted(&question),
            self.date,
            terms::days_after(self.date, 365)
        );
    }

    /// Actors that are no states, and what the article says of memberships.
    fn actors(&self, motions: &[Motion], text: &mut String) {
        let used: BTreeSet<&String> = motions.iter().flat_map(|motion| &motion.parties).collect();
        let said = self.blocks.iter().filter(|block| block.table == "statement" && block.is_resolved());
        let said: BTreeSet<String> = said.map(|block| block.text("actor").to_owned()).collect();
        let all: BTreeSet<&String> = used.into_iter().chain(&said).collect();
        for actor in all {
            let groups = self.groups(actor);
            let state = states::name(actor).is_some();
            if state && groups.is_empty() {
                continue;
            }
            let _ = write!(text, "\n[[actor]]\nid = {}\n", quoted(actor));
            if !state {
                let _ = writeln!(text, "name = {}", quoted(&short(&self.name_of(actor))));
            }
            if !groups.is_empty() {
                let groups: Vec<String> = groups.iter().map(|group| quoted(group)).collect();
                let _ = writeln!(text, "member_of = [{}]", groups.join(", "));
            }
        }
    }

    fn name_of(&self, actor: &str) -> String {
        let is_it =
            |entity: &&crate::ledger::Entity| is_actor_itself(entity) && actors(entity).iter().any(|id| id == actor);
        let entities = self.ledger.entities.iter().filter(is_it);
        // The organisation before its organs.
        let named = entities.min_by_key(|entity| (id(&entity.id) != actor, entity.name.chars().count()));
        named.map_or_else(|| actor.to_owned(), |entity| entity.name.clone())
    }

    fn groups(&self, actor: &str) -> BTreeSet<String> {
        let memberships = self.ledger.memberships.iter().filter(|membership| {
            let member = self.ledger.entity(&membership.member);
            member.is_some_and(|member| is_actor_itself(member) && actors(member).iter().any(|id| id == actor))
                && membership.relation.contains("member")
        });
        memberships.map(|membership| id(&membership.body).to_lowercase()).filter(|group| !group.is_empty()).collect()
    }

    fn motion_blocks(&self, motions: &[Motion], asked: &Motion, text: &mut String) {
        for motion in motions {
            if motion.id != asked.id {
                text.push_str("\n# to do: is this a part of the path, or another path?");
            }
            let _ =
                write!(text, "\n[[motion]]\nid = {}\ntitle = {}\n", quoted(&motion.id), quoted(&short(&motion.label)));
            match motion.parties.as_slice() {
                [one] => {
                    let _ = writeln!(text, "actor = {}", quoted(one));
                }
                parties => {
                    let parties: Vec<String> = parties.iter().map(|party| quoted(party)).collect();
                    let _ = write!(
                        text,
                        "body = \"bilateral-agreement/agreed\"      # to do: who decides, by which rule? (placet bodies)\n\
                         parties = [{}]\n",
                        parties.join(", ")
                    );
                }
            }
            for (number, (body, name, needs)) in motion.approvals.iter().enumerate() {
                let _ = write!(
                    text,
                    "\n[[motion]]\nid = {}\ntitle = {}\nbody = {}\n",
                    quoted(&approval_id(&motion.id, number)),
                    quoted(&short(&format!("{name}: {needs}"))),
                    quoted(body)
                );
            }
        }
        // One path: a question is one thing, and what else would bring it about the article does not say.
        let approvals = (0..asked.approvals.len()).map(|number| approval_id(&asked.id, number));
        let when: Vec<String> = std::iter::once(asked.id.clone()).chain(approvals).collect();
        let _ = write!(
            text,
            "\n[[path]]\nid = {}\ntitle = {}\nwhen = {}\n",
            quoted(&path_id(&asked.id)),
            quoted(&short(&asked.label)),
            quoted(&when.join(" and "))
        );
    }
}

fn path_id(motion: &str) -> String {
    format!("{motion}_path")
}

fn approval_id(motion: &str, number: usize) -> String {
    if number == 0 { format!("{motion}_approval") } else { format!("{motion}_approval_{}", number + 1) }
}

/// The same name, "United Nations" and "UN" being one.
fn same_name(one: &str, other: &str) -> bool {
    let plain =
        |name: &str| id(name).to_lowercase().replace("united-nations", "un").trim_start_matches("the-").to_owned();
    plain(one) == plain(other)
}

/// Words on one line.
pub(super) fn flat(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A title of at most 90 characters, and never empty.
pub(super) fn short(text: &str) -> String {
    let flat = flat(text);
    if flat.is_empty() {
        return "[To fill in]".to_owned();
    }
    if flat.chars().count() <= 90 {
        return flat;
    }
    let cut: String = flat.chars().take(89).collect();
    format!("{}…", cut.trim_end())
}
