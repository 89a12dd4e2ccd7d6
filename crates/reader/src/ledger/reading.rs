//! What was read from an article, as its ledger.

use super::{
    Condition, Document, Entity, EntityKind, Issue, Ledger, Link, Membership, Mention, MentionForm, Requirement,
    Statement, Tier, UNKNOWN, UNRESOLVED, Unknown, Voice,
};
use crate::article::Span;
use crate::draft::{self, Draft, Target};
use crate::mention::{self, Form, Kind};
use crate::reading::Reading;

impl Ledger {
    /// The ledger of a reading; `file` is the article's file. Statements, memberships, unknowns and requirements are numbered in
    /// their order; what was left to do is [`UNRESOLVED`].
    #[must_use]
    pub fn of(reading: &Reading, file: &str) -> Self {
        let article = &reading.article;
        let text = |span: &Span| article.at(span).to_owned();
        let entity = |index: usize| reading.mentions.entities.get(index).map(|entity| entity.id.clone());
        let issue = |index: usize| reading.issues.get(index).map(|issue| issue.id.clone());
        let entity_or = |index: Option<usize>| index.and_then(entity).unwrap_or_else(|| UNRESOLVED.to_owned());
        let issue_or = |index: Option<usize>| index.and_then(issue).unwrap_or_else(|| UNRESOLVED.to_owned());
        Self {
            document: Document {
                id: article.id.clone(),
                file: file.to_owned(),
                title: article.title.as_ref().map(text),
                date: article.date,
                language: Some("en".to_owned()),
                notes: None,
                actors_file: None,
            },
            entities: entities(&reading.mentions),
            issues: reading
                .issues
                .iter()
                .map(|found| Issue {
                    id: found.id.clone(),
                    kind: found.kind,
                    label: found.label.clone(),
                    parent: found.parent.and_then(issue),
                    mentions: found.mentions.clone(),
                })
                .collect(),
            statements: numbered('s', &reading.statements, |id, draft| Statement {
                actor: entity_or(draft.actor),
                target: match draft.target {
                    Some(Target::Issue(index)) => issue_or(Some(index)),
                    Some(Target::Entity(index)) => entity_or(Some(index)),
                    None => UNRESOLVED.to_owned(),
                },
                source: match draft.source {
                    draft::Voice::Narrator => Voice::Narrator,
                    draft::Voice::Own => Voice::Itself,
                    draft::Voice::Entity(index) => Voice::Entity(entity_or(Some(index))),
                },
                chain: draft
                    .chain
                    .iter()
                    .map(|link| Link { who: entity_or(Some(link.who)), itself: link.own, cue: link.cue.clone() })
                    .collect(),
                ..statement(id, draft)
            }),
            memberships: numbered('m', &reading.memberships, |id, found| Membership {
                id,
                member: entity_or(Some(found.member)),
                body: entity_or(Some(found.body)),
                relation: found.relation.clone(),
                evidence: found.evidence.clone(),
                tier: Tier::Core,
            }),
            unknowns: numbered('u', &reading.unknowns, |id, found| Unknown {
                id,
                about: text(&found.about),
                holder: found.holder.and_then(entity),
                evidence: found.evidence.clone(),
                tier: Tier::Core,
            }),
            requirements: numbered('r', &reading.requirements, |id, found| Requirement {
                id,
                issue: issue_or(found.issue),
                body: entity_or(found.body),
                needs: text(&found.needs),
                evidence: found.evidence.clone(),
                tier: Tier::Core,
            }),
        }
    }
}

fn numbered<T, U>(letter: char, list: &[T], one: impl Fn(String, &T) -> U) -> Vec<U> {
    list.iter().enumerate().map(|(i, found)| one(format!("{letter}{}", i + 1), found)).collect()
}

fn entities(mentions: &mention::Mentions) -> Vec<Entity> {
    let entities = mentions.entities.iter().map(|entity| Entity {
        id: entity.id.clone(),
        name: entity.name.clone(),
        kind: kind(entity.kind),
        principal: if entity.principals.is_empty() { UNKNOWN.to_owned() } else { entity.principals.join("+") },
        office: entity.office.clone(),
        status: entity.status.clone(),
        mentions: Vec::new(),
    });
    let mut entities: Vec<Entity> = entities.collect();
    for mention in &mentions.mentions {
        if let Some(entity) = entities.get_mut(mention.entity) {
            entity.mentions.push(Mention { span: mention.span.clone(), form: form(mention.form) });
        }
    }
    entities
}

/// What needs no other part of the reading.
fn statement(id: String, draft: &Draft) -> Statement {
    Statement {
        id,
        actor: String::new(),
        actor_span: draft.actor_span.clone(),
        stance: draft.stance,
        polarity: draft.polarity,
        target: String::new(),
        target_span: draft.target_span.clone(),
        also_accept: Vec::new(),
        source: Voice::Narrator,
        chain: Vec::new(),
        mode: draft.mode,
        certainty: draft.certainty,
        hedges: draft.hedges.clone(),
        conditions: draft
            .conditions
            .iter()
            .map(|condition| Condition { kind: condition.kind, span: condition.span.clone() })
            .collect(),
        cue: draft.cue.clone(),
        quotes: draft.quotes.clone(),
        time: draft.time.clone(),
        negated_cue: draft.negated_cue,
        superseded: draft.superseded,
        repeated: draft.repeated,
        evidence: draft.evidence.clone(),
        tier: Tier::Core,
        note: None,
    }
}

fn kind(kind: Kind) -> EntityKind {
    match kind {
        Kind::State => EntityKind::State,
        Kind::Igo => EntityKind::Organisation,
        Kind::Person => EntityKind::Person,
        Kind::GovernmentBody => EntityKind::GovernmentBody,
        Kind::Media => EntityKind::Media,
        Kind::Party => EntityKind::Party,
        Kind::Group => EntityKind::Group,
        Kind::ArmedGroup => EntityKind::ArmedGroup,
        Kind::Office => EntityKind::Office,
        Kind::Unnamed => EntityKind::Unnamed,
    }
}

fn form(form: Form) -> MentionForm {
    match form {
        Form::Name => MentionForm::Name,
        Form::Metonym => MentionForm::Metonym,
        Form::Demonym => MentionForm::Demonym,
        Form::Nominal => MentionForm::Nominal,
        Form::Title => MentionForm::Title,
        Form::Pronoun => MentionForm::Pronoun,
    }
}
