//! JSON to a ledger, with every error at its path.

use std::collections::BTreeSet;

use serde_json::Value;
use sha2::{Digest, Sha256};
use terms::{Diagnostic, Diagnostics, parse_date};

use super::characters::Characters;
use super::node::{Node, Object, broken, wrong};
use super::{
    Certainty, Condition, ConditionKind, Document, Entity, EntityKind, Issue, IssueKind, Ledger, Link, Membership,
    Mention, MentionForm, Mode, Polarity, Requirement, SCHEMA, Stance, Statement, Tier, UNRESOLVED, Unknown, Voice,
};
use crate::article::Span;

/// The file of the article that a ledger is about, as the ledger names it: to be looked for beside the ledger.
///
/// # Errors
/// When `json` is not a ledger at all.
pub fn article_file(json: &str) -> Result<String, Diagnostics> {
    let value = parse(json)?;
    let mut found = Diagnostics::new();
    let file = top(&value, &mut found)
        .and_then(|top| top.required("doc", &mut found)?.object(&mut found)?.text("file", &mut found));
    found.or_value(file).map(|(file, _)| file)
}

/// The hexadecimal SHA-256 of a text's bytes.
pub(super) fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn parse(json: &str) -> Result<Value, Diagnostic> {
    serde_json::from_str(json.trim_start_matches('\u{feff}'))
        .map_err(|error| broken(format!("this is not JSON: {error}")))
}

/// The whole file, when it is of the format.
fn top<'a>(value: &'a Value, found: &mut Diagnostics) -> Option<Object<'a>> {
    let top = Node { value, path: "$".to_owned() }.object(found)?;
    let schema = top.text("schema", found)?;
    if schema != SCHEMA {
        found.push(wrong("$.schema", format!("expected `{SCHEMA}`, found `{schema}`")));
        return None;
    }
    Some(top)
}

/// Reads on, whatever was wrong before.
struct Reader<'a> {
    characters: Characters<'a>,
    found: Diagnostics,
}

impl Ledger {
    /// Reads the ledger of an article.
    ///
    /// # Errors
    /// All that is wrong, each with its path in the JSON: a field that is missing or of another kind, a label that is not of the
    /// format, an id that names nothing, an article other than the one digested, and every span whose text is not the article's.
    pub fn from_json(json: &str, article: &str) -> Result<Self, Diagnostics> {
        let value = parse(json)?;
        let mut reader = Reader { characters: Characters::new(article), found: Diagnostics::new() };
        let ledger = top(&value, &mut reader.found).and_then(|top| reader.ledger(&top, article));
        reader.found.or_value(ledger).map(|(ledger, _)| ledger)
    }
}

impl Reader<'_> {
    fn ledger(&mut self, top: &Object<'_>, article: &str) -> Option<Ledger> {
        let document = self.document(top, article)?;
        let ledger = Ledger {
            entities: self.all(top, "entities", Self::entity),
            issues: self.all(top, "issues", Self::issue),
            statements: self.all(top, "statements", Self::statement),
            memberships: self.all(top, "memberships", Self::membership),
            unknowns: self.all(top, "unknowns", Self::unknown),
            requirements: self.all(top, "requirements", Self::requirement),
            document,
        };
        // An id that is missing because its block is broken is no second mistake.
        if !self.found.has_errors() {
            self.check_ids(&ledger);
        }
        Some(ledger)
    }

    fn all<T>(&mut self, top: &Object<'_>, key: &str, one: impl Fn(&mut Self, &Object<'_>) -> Option<T>) -> Vec<T> {
        let nodes = top.list(key, &mut self.found);
        let mut list = Vec::new();
        for node in nodes {
            if let Some(object) = node.object(&mut self.found) {
                list.extend(one(self, &object));
            }
        }
        list
    }

    fn document(&mut self, top: &Object<'_>, article: &str) -> Option<Document> {
        let found = &mut self.found;
        let doc = top.required("doc", found)?.object(found)?;
        if let Some(sha256) = doc.text("sha256", found) {
            let actual = digest(article);
            if !sha256.eq_ignore_ascii_case(&actual) {
                let message = format!("the article is not the one that was read: its SHA-256 is {actual}");
                found.push(wrong(&format!("{}.sha256", doc.path), message));
                // Offsets into another article would all be off.
                return None;
            }
        }
        for (key, length) in [("chars", self.characters.count), ("bytes", article.len())] {
            let Some(node) = doc.optional(key) else { continue };
            if node.count(found).is_some_and(|count| count != length) {
                found.push(wrong(&node.path, format!("the article has {length}")));
            }
        }
        let date = doc.optional_text("date", found).and_then(|text| match parse_date(&text) {
            Ok(date) => Some(date),
            Err(message) => {
                found.push(wrong(&format!("{}.date", doc.path), message));
                None
            }
        });
        Some(Document {
            id: doc.text("id", found)?,
            file: doc.text("file", found)?,
            title: doc.optional_text("title", found),
            date,
            language: doc.optional_text("language", found),
            notes: doc.optional_text("notes", found),
            actors_file: doc.optional_text("actors_file", found),
        })
    }

    fn entity(&mut self, object: &Object<'_>) -> Option<Entity> {
        let mut mentions = Vec::new();
        for node in object.list("mentions", &mut self.found) {
            let Some(mention) = node.object(&mut self.found) else { continue };
            let form = mention.word_or("form", MentionForm::ALL, MentionForm::Other, &mut self.found);
            mentions.extend(self.span_of(&mention).map(|span| Mention { span, form }));
        }
        let found = &mut self.found;
        let (id, name) = (object.text("id", found), object.text("name", found));
        Some(Entity {
            kind: object.word_or("kind", EntityKind::ALL, EntityKind::Other, found),
            principal: object.text("principal", found)?,
            office: object.optional_text("office", found),
            status: object.optional_text("status", found),
            mentions,
            id: id?,
            name: name?,
        })
    }

    fn issue(&mut self, object: &Object<'_>) -> Option<Issue> {
        let mentions = self.spans(object, "mentions");
        let found = &mut self.found;
        let (id, label) = (object.text("id", found), object.text("label", found));
        Some(Issue {
            kind: object.word_or("kind", IssueKind::ALL, IssueKind::Other, found),
            parent: object.optional_text("parent", found),
            mentions,
            id: id?,
            label: label?,
        })
    }

    fn statement(&mut self, object: &Object<'_>) -> Option<Statement> {
        let mut conditions = Vec::new();
        for node in object.list("conditions", &mut self.found) {
            let Some(condition) = node.object(&mut self.found) else { continue };
            let kind = condition.word_or("type", ConditionKind::ALL, ConditionKind::Other, &mut self.found);
            conditions.extend(self.span_of(&condition).map(|span| Condition { kind, span }));
        }
        let mut chain = Vec::new();
        for node in object.list("chain", &mut self.found) {
            let Some(link) = node.object(&mut self.found) else { continue };
            let itself = link.flag("self", &mut self.found);
            let cue = self.optional_span(&link, "cue");
            chain.extend(link.text("who", &mut self.found).map(|who| Link { who, itself, cue }));
        }
        let mut also_accept = Vec::new();
        for node in object.list("also_accept", &mut self.found) {
            let Some(pair) = node.object(&mut self.found) else { continue };
            let stance = pair.word("stance", Stance::ALL, &mut self.found);
            let target = pair.text("target", &mut self.found);
            also_accept.extend(stance.zip(target));
        }
        let actor_span = self.optional_span(object, "actor_span");
        let target_span = self.optional_span(object, "target_span");
        let (cue, time) = (self.optional_span(object, "cue"), self.optional_span(object, "time"));
        let (hedges, quotes) = (self.spans(object, "hedges"), self.spans(object, "quotes"));
        let evidence = self.required_span(object, "evidence");
        let found = &mut self.found;
        let (id, actor) = (object.text("id", found), object.text("actor", found));
        let (stance, target) = (object.word("stance", Stance::ALL, found), object.text("target", found));
        let polarity = object.word("polarity", Polarity::ALL, found);
        let (mode, certainty) =
            (object.word("mode", Mode::ALL, found), object.word("certainty", Certainty::ALL, found));
        let source = object.text("source", found).map(|source| match source.as_str() {
            "narrator" => Voice::Narrator,
            "self" => Voice::Itself,
            _ => Voice::Entity(source),
        });
        Some(Statement {
            tier: object.word_or("tier", Tier::ALL, Tier::Core, found),
            negated_cue: object.flag("negated_cue", found),
            superseded: object.flag("superseded", found),
            repeated: object.flag("repeated", found),
            note: object.optional_text("note", found),
            id: id?,
            actor: actor?,
            actor_span,
            stance: stance?,
            polarity: polarity?,
            target: target?,
            target_span,
            also_accept,
            source: source?,
            chain,
            mode: mode?,
            certainty: certainty?,
            hedges,
            conditions,
            cue,
            quotes,
            time,
            evidence: evidence?,
        })
    }

    fn membership(&mut self, object: &Object<'_>) -> Option<Membership> {
        let evidence = self.required_span(object, "evidence");
        let found = &mut self.found;
        let (id, member, body) = (object.text("id", found), object.text("member", found), object.text("body", found));
        Some(Membership {
            relation: object.text("relation", found)?,
            tier: object.word_or("tier", Tier::ALL, Tier::Core, found),
            id: id?,
            member: member?,
            body: body?,
            evidence: evidence?,
        })
    }

    fn unknown(&mut self, object: &Object<'_>) -> Option<Unknown> {
        let evidence = self.required_span(object, "evidence");
        let found = &mut self.found;
        let (id, about) = (object.text("id", found), object.text("about", found));
        Some(Unknown {
            holder: object.optional_text("holder", found),
            tier: object.word_or("tier", Tier::ALL, Tier::Core, found),
            id: id?,
            about: about?,
            evidence: evidence?,
        })
    }

    fn requirement(&mut self, object: &Object<'_>) -> Option<Requirement> {
        let evidence = self.required_span(object, "evidence");
        let found = &mut self.found;
        let (id, issue, body) = (object.text("id", found), object.text("issue", found), object.text("body", found));
        Some(Requirement {
            needs: object.text("needs", found)?,
            tier: object.word_or("tier", Tier::ALL, Tier::Core, found),
            id: id?,
            issue: issue?,
            body: body?,
            evidence: evidence?,
        })
    }

    fn spans(&mut self, object: &Object<'_>, key: &str) -> Vec<Span> {
        let nodes = object.list(key, &mut self.found);
        nodes.into_iter().filter_map(|node| self.span_in(node)).collect()
    }

    fn optional_span(&mut self, object: &Object<'_>, key: &str) -> Option<Span> {
        self.span_in(object.optional(key)?)
    }

    fn required_span(&mut self, object: &Object<'_>, key: &str) -> Option<Span> {
        let node = object.required(key, &mut self.found)?;
        self.span_in(node)
    }

    fn span_in(&mut self, node: Node<'_>) -> Option<Span> {
        let object = node.object(&mut self.found)?;
        self.span_of(&object)
    }

    /// A span whose text is the article's, in bytes.
    fn span_of(&mut self, object: &Object<'_>) -> Option<Span> {
        let found = &mut self.found;
        let start = object.required("start", found).and_then(|node| node.count(found));
        let end = object.required("end", found).and_then(|node| node.count(found));
        let text = object.text("text", found);
        let (start, end, text) = (start?, end?, text?);
        let Some(span) = self.characters.to_bytes(start, end) else {
            let count = self.characters.count;
            let message = format!("[{start}, {end}) is no stretch of the article, which has {count} characters");
            found.push(wrong(&object.path, message));
            return None;
        };
        let actual = self.characters.text(&span);
        if actual != text {
            let message = format!("the article has `{}` at [{start}, {end}), not `{}`", short(actual), short(&text));
            found.push(wrong(&object.path, message));
            return None;
        }
        Some(span)
    }

    /// Every id that a statement names must be there.
    fn check_ids(&mut self, ledger: &Ledger) {
        let entities: BTreeSet<&str> = ledger.entities.iter().map(|entity| entity.id.as_str()).collect();
        let targets: BTreeSet<&str> =
            ledger.issues.iter().map(|issue| issue.id.as_str()).chain(entities.iter().copied()).collect();
        let mut check = |path: String, id: &str, what: &str, known: &BTreeSet<&str>| {
            if id != UNRESOLVED && !known.contains(id) {
                self.found
                    .push(wrong(&path, format!("no {what} has the id `{id}`")).suggest(id, known.iter().copied()));
            }
        };
        for (i, statement) in ledger.statements.iter().enumerate() {
            let path = format!("$.statements[{i}]");
            check(format!("{path}.actor"), &statement.actor, "entity", &entities);
            check(format!("{path}.target"), &statement.target, "issue or entity", &targets);
            if let Voice::Entity(source) = &statement.source {
                check(format!("{path}.source"), source, "entity", &entities);
            }
            for (j, link) in statement.chain.iter().enumerate().filter(|(_, link)| link.who != "narrator") {
                check(format!("{path}.chain[{j}].who"), &link.who, "entity", &entities);
            }
            for (j, (_, target)) in statement.also_accept.iter().enumerate() {
                check(format!("{path}.also_accept[{j}].target"), target, "issue or entity", &targets);
            }
        }
    }
}

/// The beginning of a text, for a message.
fn short(text: &str) -> String {
    let mut characters = text.chars();
    let start: String = characters.by_ref().take(60).collect();
    if characters.next().is_some() { format!("{start}…") } else { start }
}
