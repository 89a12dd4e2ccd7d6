//! A ledger to JSON.

use serde_json::{Map, Value, json};
use terms::Diagnostic;

use super::characters::Characters;
use super::node::broken;
use super::read::digest;
use super::{Entity, Issue, Ledger, Link, SCHEMA, Statement, Voice};
use crate::article::Span;

/// Writes spans, and keeps the first that is none.
struct Writer<'a> {
    characters: Characters<'a>,
    broken: Option<Span>,
}

impl Ledger {
    /// The ledger as JSON, in the order of the format; what is empty or false is left out.
    ///
    /// # Errors
    /// When a span is no stretch of the article: nothing is written without its words.
    pub fn to_json(&self, article: &str) -> Result<Value, Diagnostic> {
        let mut writer = Writer { characters: Characters::new(article), broken: None };
        let document = &self.document;
        let mut doc = json!({
            "id": document.id,
            "file": document.file,
            "sha256": digest(article),
            "chars": writer.characters.count,
            "bytes": article.len(),
            "offsets": "Unicode scalar values (not bytes), half-open [start,end)",
            "title": document.title,
            "date": document.date.map(|date| date.to_string()),
            "language": document.language,
        });
        if let Some(doc) = doc.as_object_mut() {
            put_text(doc, "notes", document.notes.as_deref());
            put_text(doc, "actors_file", document.actors_file.as_deref());
        }
        let value = json!({
            "schema": SCHEMA,
            "doc": doc,
            "entities": self.entities.iter().map(|entity| writer.entity(entity)).collect::<Vec<_>>(),
            "issues": self.issues.iter().map(|issue| writer.issue(issue)).collect::<Vec<_>>(),
            "statements": self.statements.iter().map(|statement| writer.statement(statement)).collect::<Vec<_>>(),
            "memberships": self.memberships.iter().map(|membership| json!({
                "id": membership.id,
                "member": membership.member,
                "body": membership.body,
                "relation": membership.relation,
                "evidence": writer.span(&membership.evidence),
                "tier": membership.tier.word(),
            })).collect::<Vec<_>>(),
            "unknowns": self.unknowns.iter().map(|unknown| {
                let mut map = object(json!({ "id": unknown.id, "about": unknown.about }));
                put_text(&mut map, "holder", unknown.holder.as_deref());
                map.insert("evidence".to_owned(), writer.span(&unknown.evidence));
                map.insert("tier".to_owned(), unknown.tier.word().into());
                map
            }).collect::<Vec<_>>(),
            "requirements": self.requirements.iter().map(|requirement| json!({
                "id": requirement.id,
                "issue": requirement.issue,
                "body": requirement.body,
                "needs": requirement.needs,
                "evidence": writer.span(&requirement.evidence),
                "tier": requirement.tier.word(),
            })).collect::<Vec<_>>(),
        });
        match writer.broken {
            None => Ok(value),
            Some(Span { start, end }) => Err(broken(format!("[{start}, {end}) is no stretch of the article in bytes"))),
        }
    }
}

impl Writer<'_> {
    fn span(&mut self, span: &Span) -> Value {
        let Some((start, end)) = self.characters.of_bytes(span) else {
            self.broken.get_or_insert_with(|| span.clone());
            return Value::Null;
        };
        json!({ "start": start, "end": end, "text": self.characters.text(span) })
    }

    fn put_span(&mut self, map: &mut Map<String, Value>, key: &str, span: Option<&Span>) {
        if let Some(span) = span {
            map.insert(key.to_owned(), self.span(span));
        }
    }

    fn put_spans(&mut self, map: &mut Map<String, Value>, key: &str, spans: &[Span]) {
        if !spans.is_empty() {
            let spans: Vec<Value> = spans.iter().map(|span| self.span(span)).collect();
            map.insert(key.to_owned(), spans.into());
        }
    }

    fn entity(&mut self, entity: &Entity) -> Map<String, Value> {
        let mut map = object(json!({
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind.word(),
            "principal": entity.principal,
        }));
        put_text(&mut map, "office", entity.office.as_deref());
        put_text(&mut map, "status", entity.status.as_deref());
        let mentions = entity.mentions.iter().map(|mention| {
            let mut place = self.span(&mention.span);
            place["form"] = mention.form.word().into();
            place
        });
        map.insert("mentions".to_owned(), mentions.collect());
        map
    }

    fn issue(&mut self, issue: &Issue) -> Map<String, Value> {
        let mut map = object(json!({ "id": issue.id, "kind": issue.kind.word(), "label": issue.label }));
        put_text(&mut map, "parent", issue.parent.as_deref());
        map.insert("mentions".to_owned(), issue.mentions.iter().map(|span| self.span(span)).collect());
        map
    }

    fn statement(&mut self, statement: &Statement) -> Map<String, Value> {
        let mut map = object(json!({ "id": statement.id, "actor": statement.actor }));
        self.put_span(&mut map, "actor_span", statement.actor_span.as_ref());
        map.extend(object(json!({
            "stance": statement.stance.word(),
            "polarity": statement.polarity.word(),
            "target": statement.target,
        })));
        self.put_span(&mut map, "target_span", statement.target_span.as_ref());
        if !statement.also_accept.is_empty() {
            let pairs = statement.also_accept.iter();
            let pairs = pairs.map(|(stance, target)| json!({ "stance": stance.word(), "target": target }));
            map.insert("also_accept".to_owned(), pairs.collect());
        }
        put_flag(&mut map, "negated_cue", statement.negated_cue);
        let source = match &statement.source {
            Voice::Narrator => "narrator",
            Voice::Itself => "self",
            Voice::Entity(id) => id,
        };
        map.insert("source".to_owned(), source.into());
        let chain = statement.chain.iter().map(|link| self.link(link)).collect();
        map.insert("chain".to_owned(), Value::Array(chain));
        map.insert("mode".to_owned(), statement.mode.word().into());
        map.insert("certainty".to_owned(), statement.certainty.word().into());
        self.put_spans(&mut map, "hedges", &statement.hedges);
        if !statement.conditions.is_empty() {
            let conditions = statement.conditions.iter().map(|condition| {
                let mut map = object(json!({ "type": condition.kind.word() }));
                map.extend(object(self.span(&condition.span)));
                map
            });
            map.insert("conditions".to_owned(), conditions.collect());
        }
        self.put_span(&mut map, "cue", statement.cue.as_ref());
        self.put_spans(&mut map, "quotes", &statement.quotes);
        self.put_span(&mut map, "time", statement.time.as_ref());
        put_flag(&mut map, "superseded", statement.superseded);
        put_flag(&mut map, "repeated", statement.repeated);
        map.insert("evidence".to_owned(), self.span(&statement.evidence));
        map.insert("tier".to_owned(), statement.tier.word().into());
        put_text(&mut map, "note", statement.note.as_deref());
        map
    }

    fn link(&mut self, link: &Link) -> Value {
        let mut map = object(json!({ "who": link.who, "self": link.itself }));
        self.put_span(&mut map, "cue", link.cue.as_ref());
        Value::Object(map)
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn put_text(map: &mut Map<String, Value>, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        map.insert(key.to_owned(), text.into());
    }
}

fn put_flag(map: &mut Map<String, Value>, key: &str, flag: bool) {
    if flag {
        map.insert(key.to_owned(), true.into());
    }
}
