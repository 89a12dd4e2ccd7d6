//! A ledger, statement by statement, as blocks.

use std::collections::{BTreeMap, BTreeSet};

use terms::Date;

use super::actor::{self, actors, is_actor_itself};
use super::day::day;
use super::office::office;
use super::position::{Fate, fate, towards_actor};
use super::{Block, Value};
use crate::article::Span;
use crate::ledger::{
    Certainty, ConditionKind, Entity, EntityKind, Ledger, Mode, Requirement, Stance, Statement, UNRESOLVED, Unknown,
    Voice,
};

/// What an issue is in the dossier.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Aim {
    /// A motion (or resource, event, path) of this id.
    Motion {
        /// Its id.
        id: String,
        /// Is the issue a part or a version of it?
        near: bool,
        /// Has it contexts, in which a condition can be met?
        with_contexts: bool,
    },
    /// Nothing on which a statement can be read: an event that happened, a topic.
    Aside,
    /// Not known.
    Unresolved,
}

/// What the blocks depend on beside the ledger.
pub struct Setting<'a> {
    /// The article's text.
    pub article: &'a str,
    /// The day of the article.
    pub date: Date,
    /// The id of the article as a source.
    pub source: &'a str,
    /// What an issue, by its id, is in the dossier.
    pub aim: &'a dyn Fn(&str) -> Aim,
    /// Ids of statements, dates and arguments that are taken.
    pub taken: BTreeSet<String>,
}

/// Drafts the blocks of a ledger in the order of the text. Every block has its words; ids are new.
#[must_use]
pub fn blocks(ledger: &Ledger, setting: Setting<'_>) -> Vec<Block> {
    let mut drafter = Drafter { ledger, setting, numbers: BTreeMap::new() };
    let mut blocks = Vec::new();
    let mut statements: Vec<&Statement> = ledger.statements.iter().collect();
    statements.sort_by_key(|statement| statement.evidence.start);
    for statement in statements {
        drafter.statement(statement, &mut blocks);
    }
    blocks.extend(ledger.unknowns.iter().map(|unknown| drafter.gap(unknown)));
    blocks.extend(ledger.requirements.iter().map(|requirement| drafter.requirement(requirement)));
    blocks.sort_by_key(|block| block.evidence.start);
    for block in &mut blocks {
        drafter.name(block);
    }
    blocks
}

struct Drafter<'a> {
    ledger: &'a Ledger,
    setting: Setting<'a>,
    /// The last number given to each beginning of an id.
    numbers: BTreeMap<String, usize>,
}

/// For whom something is said, and who says it.
struct Speaking<'a> {
    actors: Vec<String>,
    /// Who speaks for the actor, where that is somebody else.
    speaker: Option<&'a Entity>,
    /// A third party that reports it, nearest first.
    chain: Vec<String>,
}

impl<'a> Drafter<'a> {
    fn words(&self, span: &Span) -> &'a str {
        self.setting.article.get(span.clone()).unwrap_or("")
    }

    fn all_words(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| self.words(span)).collect::<Vec<_>>().join("; ")
    }

    fn speaking(&self, statement: &Statement) -> Speaking<'a> {
        let actor = self.ledger.entity(&statement.actor);
        let reporter = match &statement.source {
            Voice::Entity(id) => self.ledger.entity(id),
            _ => None,
        };
        // "Ukraine is ready, according to its president": the president speaks.
        let spokesman = reporter.filter(|reporter| {
            let own = actor.is_some_and(|actor| is_actor_itself(actor) && actor.principal == reporter.principal);
            own && !is_actor_itself(reporter) && reporter.kind != EntityKind::Media
        });
        // "Kremlin spokesman Peskov said" of which the reader kept the Kremlin: the words name the person.
        let spokesman = spokesman.or_else(|| self.person_in(statement.actor_span.as_ref()?, actor?));
        let third_parties = statement.chain.iter().rev().filter(|link| !link.itself && link.who != statement.actor);
        let third_parties = third_parties.filter(|link| spokesman.is_none_or(|spokesman| spokesman.id != link.who));
        let mut chain: Vec<String> =
            third_parties.filter_map(|link| self.ledger.entity(&link.who)).map(|entity| entity.name.clone()).collect();
        if let Some(reporter) = reporter.filter(|_| spokesman.is_none() && chain.is_empty()) {
            chain.push(reporter.name.clone());
        }
        Speaking {
            actors: actor.map_or_else(Vec::new, actors),
            speaker: spokesman.or(actor.filter(|actor| !is_actor_itself(actor))),
            chain,
        }
    }

    /// A person named in these words who speaks for the same principal as an actor.
    fn person_in(&self, words: &Span, actor: &Entity) -> Option<&'a Entity> {
        let named = |entity: &&Entity| {
            let there = entity.mentions.iter().any(|at| words.start <= at.span.start && at.span.end <= words.end);
            there && entity.kind == EntityKind::Person && entity.principal == actor.principal
        };
        self.ledger.entities.iter().filter(|_| is_actor_itself(actor)).find(named)
    }

    /// Is an actor a state? It is unless the article has it as something else.
    fn is_state(&self, actor: &str) -> bool {
        let of_it = |entity: &&Entity| is_actor_itself(entity) && actors(entity).iter().any(|id| id == actor);
        let known: Vec<EntityKind> = self.ledger.entities.iter().filter(of_it).map(|entity| entity.kind).collect();
        terms::states::name(actor).is_some() || known.is_empty() || known.contains(&EntityKind::State)
    }

    /// What becomes of a statement, and on what.
    fn fate(&self, statement: &Statement) -> (Fate, Aim) {
        let cue = statement.cue.as_ref().map_or("", |cue| self.words(cue));
        if self.ledger.entity(&statement.target).is_some() {
            return (towards_actor(statement.stance), Aim::Aside);
        }
        let aim = if statement.target == UNRESOLVED { Aim::Unresolved } else { (self.setting.aim)(&statement.target) };
        let fate = match &aim {
            Aim::Motion { with_contexts, .. } => fate(statement, cue, *with_contexts),
            Aim::Unresolved => fate(statement, cue, false),
            Aim::Aside => towards_actor(statement.stance),
        };
        (fate, aim)
    }

    /// Does it speak for nobody that decides: a paper, a party, a former minister, a position that the text marks as past?
    fn for_nobody(&self, statement: &Statement, speaking: &Speaking<'_>) -> bool {
        let entity = self.ledger.entity(&statement.actor);
        let kind = entity.map(|entity| entity.kind);
        let former = speaking.speaker.is_some_and(|speaker| speaker.is_former() && office(speaker, true).is_none());
        statement.superseded || former || matches!(kind, Some(EntityKind::Media | EntityKind::Party))
    }

    fn statement(&self, statement: &Statement, blocks: &mut Vec<Block>) {
        let speaking = self.speaking(statement);
        let (mut fate, aim) = self.fate(statement);
        if self.for_nobody(statement, &speaking) {
            fate = match fate {
                Fate::Statement(_) => Fate::Argument("argument"),
                Fate::Threat(_) => Fate::Argument("threat"),
                other => other,
            };
        }
        match fate {
            Fate::Statement(position) => self.positions(statement, &speaking, position, &aim, blocks),
            Fate::Threat(position) => {
                self.positions(statement, &speaking, position, &aim, blocks);
                blocks.push(self.argument(statement, &speaking, "threat"));
            }
            Fate::Argument(kind) => blocks.push(self.argument(statement, &speaking, kind)),
            Fate::Happened => blocks.push(self.happened(statement)),
        }
    }

    /// One `[[statement]]` for each actor for whom it is said.
    fn positions(
        &self,
        statement: &Statement,
        speaking: &Speaking<'_>,
        position: &'static str,
        aim: &Aim,
        blocks: &mut Vec<Block>,
    ) {
        let unresolved = vec![UNRESOLVED.to_owned()];
        let actors = if speaking.actors.is_empty() { &unresolved } else { &speaking.actors };
        blocks.extend(actors.iter().map(|actor| self.position(statement, speaking, actor, position, aim)));
    }

    fn position(
        &self,
        statement: &Statement,
        speaking: &Speaking<'_>,
        actor: &str,
        position: &'static str,
        aim: &Aim,
    ) -> Block {
        let mut block = self.empty("statement", &statement.evidence);
        block.set("actor", actor);
        block.set("motion", if let Aim::Motion { id, .. } = aim { id } else { UNRESOLVED });
        block.set("position", position);
        self.set_day(&mut block, statement);
        block.set("quote", self.quote(statement));
        block.set("source", self.setting.source);
        if let Some(speaker) = speaking.speaker {
            block.set("speaker", speaker.name.as_str());
            match office(speaker, self.is_state(actor)) {
                Some(office) => block.set("office", office),
                None => block.todo.push(format!("in what office does {} speak?", speaker.name)),
            }
        }
        let third_party = !speaking.chain.is_empty();
        if third_party {
            block.set("chain", Value::List(speaking.chain.clone()));
            if speaking.speaker.is_some() {
                // Not the speaker's own words, whatever the default for a named speaker is.
                block.set("digit", Value::Number(3));
            }
        }
        if !statement.hedges.is_empty() {
            block.set("hedge", self.all_words(&statement.hedges));
        } else if statement.certainty == Certainty::Hedged {
            block.todo.push("what is the hedge?".to_owned());
        }
        if matches!(aim, Aim::Motion { near: true, .. }) {
            block.set("bearing", "near");
        }
        if let Some(condition) = statement.conditions.first() {
            block.set("condition", self.words(&condition.span));
            if let Some(meaning) = meaning(condition.kind) {
                block.set("meaning", meaning);
            }
            block.todo.push("in which contexts is the condition met? (scope)".to_owned());
        }
        if statement.repeated {
            block.set("repeated", Value::Yes);
        }
        self.list_open(&mut block, statement);
        block
    }

    fn argument(&self, statement: &Statement, speaking: &Speaking<'_>, kind: &'static str) -> Block {
        let mut block = self.empty("argument", &statement.evidence);
        block.set("kind", kind);
        let entity = self.ledger.entity(&statement.actor);
        let by = match (speaking.actors.first(), entity) {
            (Some(actor), Some(entity)) if entity.kind != EntityKind::Media && !entity.is_former() => actor.clone(),
            (_, Some(entity)) => entity.name.clone(),
            _ => String::new(),
        };
        if !by.is_empty() {
            block.set("by", by);
        }
        let target_entity = self.ledger.entity(&statement.target);
        if let Some(target) = target_entity.and_then(|target| actors(target).into_iter().next()) {
            block.set("target", target);
        }
        block.set("quote", self.quote(statement));
        self.set_day(&mut block, statement);
        block.set("source", self.setting.source);
        if statement.stance == Stance::Denies && target_entity.is_none() {
            block.todo.push("a denial: of the plan itself (con firm), or of something else?".to_owned());
        }
        block
    }

    fn happened(&self, statement: &Statement) -> Block {
        let mut block = self.empty("date", &statement.evidence);
        self.set_day(&mut block, statement);
        block.set("text", self.words(&statement.evidence));
        let witnesses = self.ledger.entity(&statement.actor).map_or_else(Vec::new, actors);
        if !witnesses.is_empty() {
            block.set("witnesses", Value::List(witnesses));
        }
        block.set("source", self.setting.source);
        block
    }

    fn gap(&self, unknown: &Unknown) -> Block {
        let mut block = self.empty("argument", &unknown.evidence);
        block.set("kind", "gap");
        let holder = unknown.holder.as_ref().and_then(|id| self.ledger.entity(id));
        if let Some(holder) = holder.and_then(|holder| actors(holder).into_iter().next()) {
            block.set("by", holder);
        }
        block.set("text", format!("Not said: {}", unknown.about));
        block.set("quote", self.words(&unknown.evidence));
        block.set("date", Value::Day(self.setting.date));
        block.set("source", self.setting.source);
        block
    }

    fn requirement(&self, requirement: &Requirement) -> Block {
        let mut block = self.empty("argument", &requirement.evidence);
        block.set("kind", "argument");
        block.set("text", format!("Needed: {}", requirement.needs));
        block.set("quote", self.words(&requirement.evidence));
        block.set("date", Value::Day(self.setting.date));
        block.set("source", self.setting.source);
        block
    }

    fn empty(&self, table: &'static str, evidence: &Span) -> Block {
        let id = ("id".to_owned(), Value::from(""));
        Block { table, fields: vec![id], evidence: evidence.clone(), todo: Vec::new() }
    }

    /// The day that the words name, else the day of the article.
    fn set_day(&self, block: &mut Block, statement: &Statement) {
        let words = statement.time.as_ref().map(|time| self.words(time));
        let named = words.and_then(|words| day(words, self.setting.date));
        block.set("date", Value::Day(named.unwrap_or(self.setting.date)));
        if let (Some(words), None) = (words, named) {
            block.todo.push(format!("when was it? the article says “{words}”; its own day stands there"));
        }
    }

    /// Quoted speech without its marks, else the clause with the whole of the quotations in it.
    fn quote(&self, statement: &Statement) -> &'a str {
        let quoted = statement.quotes.first().filter(|_| statement.mode == Mode::Direct).map(|span| self.words(span));
        let marks =
            |c: char| matches!(c, '“' | '”' | '"' | '„' | '«' | '»' | '‘' | '’' | '\'' | ',') || c.is_whitespace();
        let inner = quoted.map(|words| words.trim_matches(marks)).filter(|words| !words.is_empty());
        inner.unwrap_or_else(|| {
            let clause = &statement.evidence;
            let cut = statement.quotes.iter().filter(|quote| quote.start < clause.end && clause.start < quote.end);
            let whole = cut.fold(clause.clone(), |all, quote| all.start.min(quote.start)..all.end.max(quote.end));
            self.words(&whole)
        })
    }

    /// Says what is open in words.
    fn list_open(&self, block: &mut Block, statement: &Statement) {
        if block.text("actor") == UNRESOLVED {
            let named = statement.actor_span.as_ref().map(|span| self.words(span));
            block.todo.push(named.map_or_else(
                || "for whom is this said?".to_owned(),
                |words| format!("for whom is this said? the article has “{words}”"),
            ));
        }
        if block.text("motion") == UNRESOLVED {
            let issue = self.ledger.issue(&statement.target).map(|issue| issue.label.as_str());
            let words = statement.target_span.as_ref().map(|span| self.words(span)).or(issue);
            block.todo.push(words.map_or_else(
                || "on which motion is this?".to_owned(),
                |words| format!("on which motion is this? the article has “{words}”"),
            ));
        }
    }

    /// Gives a block an id that is not taken: the speaker's last name or the actor, and the day.
    fn name(&mut self, block: &mut Block) {
        let speaker = block.text("speaker").split_whitespace().next_back().unwrap_or("");
        let who =
            [speaker, block.text("actor"), block.text("by")].map(actor::id).into_iter().find(|who| !who.is_empty());
        let who = who.unwrap_or_else(|| block.table.to_owned());
        let day = match block.get("date") {
            Some(Value::Day(day)) => format!("-{day}"),
            _ => String::new(),
        };
        let base = if terms::states::name(&who).is_some() { who } else { who.to_lowercase() };
        let base = format!("{base}{day}");
        let number = self.numbers.entry(base.clone()).or_insert(0);
        let id = loop {
            *number += 1;
            let id = if *number == 1 { base.clone() } else { format!("{base}-{number}") };
            if self.setting.taken.insert(id.clone()) {
                break id;
            }
        };
        block.set("id", id);
    }
}

/// How the dossier writes the meaning of a condition.
fn meaning(kind: ConditionKind) -> Option<&'static str> {
    Some(match kind {
        ConditionKind::If => "if",
        ConditionKind::OnlyIf => "only if",
        ConditionKind::Unless => "unless",
        ConditionKind::Provided | ConditionKind::OnCondition => "provided",
        ConditionKind::AsLongAs => "as long as",
        ConditionKind::Once => "once",
        ConditionKind::InEvent => "in the event of",
        ConditionKind::Other => return None,
    })
}
