//! What the Brief takes over from the dossier and the bodies as it stands: statements, arguments, dates, objections.

use std::collections::BTreeSet;

use dossier::{ArgumentKind, Decider, Dossier, Position, Strength};
use rules::Catalogue;

use crate::brief::{LedgerArgument, LedgerDate, LedgerStatement, Objection};
use crate::model::Model;

pub(crate) fn statements(model: &Model<'_>) -> Vec<LedgerStatement> {
    let dossier = model.dossier;
    let known = dossier.statements.iter().filter(|statement| statement.date.value <= model.as_of);
    known
        .map(|statement| LedgerStatement {
            id: statement.id.value.to_string(),
            actor: (statement.actor.value.to_string(), dossier.actor_name(&statement.actor.value).to_owned()),
            motion: statement.motion.value.clone(),
            position: position(statement.position.value),
            date: statement.date.value,
            quote: statement.quote.value.clone(),
            translated: statement.translated,
            speaker: match (statement.speaker.is_empty(), statement.office.is_empty()) {
                (true, _) => String::new(),
                (false, true) => statement.speaker.clone(),
                (false, false) => format!("{}, {}", statement.speaker, statement.office),
            },
            chain: statement.chain.clone(),
            hedge: statement.hedge.clone(),
            grade: format!("{}{}", statement.letter, statement.digit),
            source: (statement.source.value.to_string(), source_title(dossier, &statement.source.value)),
            note: statement.note.clone(),
        })
        .collect()
}

fn source_title(dossier: &Dossier, id: &terms::SourceId) -> String {
    dossier.source(id).map_or_else(|| id.to_string(), |source| source.title.clone())
}

/// A position as dossiers write it.
fn position(position: Position) -> String {
    let (side, strength) = match position {
        Position::Open => return "open".to_owned(),
        Position::Silent => return "silent".to_owned(),
        Position::Pro(strength) => ("pro", strength),
        Position::Con(strength) => ("con", strength),
    };
    match strength {
        Strength::Plain => side.to_owned(),
        Strength::Lean => format!("{side} lean"),
        Strength::Firm => format!("{side} firm"),
        Strength::Bound => format!("{side} bound"),
    }
}

pub(crate) fn arguments(model: &Model<'_>) -> Vec<LedgerArgument> {
    let dossier = model.dossier;
    let known = dossier.arguments.iter().filter(|argument| argument.date.is_none_or(|date| date <= model.as_of));
    known
        .map(|argument| LedgerArgument {
            id: argument.id.value.to_string(),
            kind: match argument.kind {
                ArgumentKind::Argument => "argument",
                ArgumentKind::Accusation => "accusation",
                ArgumentKind::Threat => "threat",
                ArgumentKind::Count => "count",
                ArgumentKind::Gap => "gap",
            },
            by: argument.by.clone(),
            target: argument.target.clone(),
            text: argument.text.clone(),
            quote: argument.quote.clone(),
            answer: argument.answer.clone(),
            source: source_title(dossier, &argument.source.value),
        })
        .collect()
}

pub(crate) fn dates(model: &Model<'_>) -> Vec<LedgerDate> {
    let dossier = model.dossier;
    let known = dossier.dates.iter().filter(|date| date.date.value <= model.as_of);
    known
        .map(|date| LedgerDate {
            id: date.id.value.to_string(),
            date: date.date.value,
            text: date.text.clone(),
            stage: date.stage.clone(),
            source: source_title(dossier, &date.source.value),
        })
        .collect()
}

pub(crate) fn objections(dossier: &Dossier, catalogue: &Catalogue<'_>) -> Vec<Objection> {
    let bodies: BTreeSet<&str> = dossier
        .motions
        .iter()
        .filter_map(|motion| match &motion.decider {
            Decider::Body { body, .. } => Some(body.value.as_str()),
            Decider::Actor(_) => None,
        })
        .collect();
    let bodies = bodies.into_iter().filter_map(|id| catalogue.body(id).ok());
    bodies
        .flat_map(|body| {
            let name = body.name.value.clone();
            let objections: Vec<Objection> = body
                .objections
                .iter()
                .map(|o| Objection { body: name.clone(), claim: o.claim.clone(), answer: o.answer.clone() })
                .collect();
            objections
        })
        .collect()
}
