//! The smallest parts of a formula: one motion, path, event, decision or sum.

use terms::table::At;
use terms::tokens::Token;
use terms::{ActorId, Diagnostic, EventId, GroupId, MotionId, OptionId, PathId, ResourceId, Span};

use super::{Parser, Read, Stop};
use crate::formula::Formula;
use crate::model::Event;
use crate::names::Kind;

impl Parser<'_> {
    pub(super) fn atom(&mut self) -> Read<Formula> {
        if self.is_word("and") || self.is_word("or") || self.is_word("in") {
            return Err(self.expected("a motion, a path or an event"));
        }
        let name = self.name("a motion, a path or an event")?;
        if name.value == "sum" && self.is_symbol("(") {
            return self.sum(&name);
        }
        if self.is_symbol("@") {
            self.at += 1;
            return self.decision(name);
        }
        if self.is_word("in") || self.is_symbol("=") || self.is_symbol("==") {
            return self.event(name);
        }
        self.plain(name)
    }

    /// `MOTION` or `PATH`.
    fn plain(&mut self, name: At<String>) -> Read<Formula> {
        match self.scope.names.kind_of(&name.value) {
            Some(Kind::Motion) => Ok(self.id(name, MotionId::parse).map(Formula::Carried)),
            Some(Kind::Path) => Ok(self.id(name, PathId::parse).map(Formula::Path)),
            Some(Kind::Event) => {
                let example = self.scope.events.iter().find(|event| event.id.value.as_str() == name.value);
                let outcome =
                    example.and_then(Event::first_news).map_or("outcome", |outcome| outcome.id.value.as_str());
                let error =
                    Diagnostic::error("wrong-kind", format!("`{}` is an event; say how it turns out", name.value))
                        .hint(format!("write {} in {{{outcome}}}", name.value));
                self.wrong(error.at(name.place, ""))
            }
            Some(Kind::Resource) => {
                let error =
                    Diagnostic::error("wrong-kind", format!("`{}` is a resource; say how much is needed", name.value))
                        .hint(format!("write sum({}) >= 10000, or sum({}) > 0", name.value, name.value));
                self.wrong(error.at(name.place, ""))
            }
            _ => {
                let names = self.scope.names;
                let error = if names.has(Kind::Actor, &name.value) || terms::states::name(&name.value).is_some() {
                    Diagnostic::error("wrong-kind", format!("`{}` is an actor; say what it decides", name.value))
                        .at(name.place, "")
                        .hint(format!("write {}@motion = yes", name.value))
                } else {
                    let candidates = [Kind::Motion, Kind::Path, Kind::Event, Kind::Resource];
                    let error = Diagnostic::error(
                        "unknown-name",
                        format!("there is no motion, path or event `{}`", name.value),
                    )
                    .at(name.place, "");
                    names.suggest(error, &name.value, candidates.into_iter().flat_map(|kind| names.of_kind(kind)))
                };
                self.wrong(error)
            }
        }
    }

    /// `EVENT in {…}` or `EVENT = OUTCOME`; the parser stands behind the event's name.
    fn event(&mut self, name: At<String>) -> Read<Formula> {
        let several = self.is_word("in");
        self.at += 1;
        let mut wanted = Vec::new();
        if several {
            self.symbol("{")?;
            loop {
                wanted.push(self.name("an outcome")?);
                if !self.is_symbol(",") {
                    break;
                }
                self.at += 1;
            }
            self.symbol("}")?;
        } else {
            wanted.push(self.name("an outcome")?);
        }
        let names = self.scope.names;
        if !names.has(Kind::Event, &name.value) {
            return self.wrong(names.unknown(Kind::Event, &name.value, name.place));
        }
        let Some(event) = self.scope.events.iter().find(|event| event.id.value.as_str() == name.value) else {
            return Ok(None);
        };
        let chosen: Vec<Option<usize>> =
            wanted.iter().map(|outcome| event.outcome_index(outcome, names, self.diagnostics)).collect();
        let Some(mut chosen) = chosen.into_iter().collect::<Option<Vec<usize>>>() else { return Ok(None) };
        chosen.sort_unstable();
        chosen.dedup();
        Ok(self.id(name, EventId::parse).map(|event| Formula::Event(event, chosen)))
    }

    /// `ACTOR@MOTION = OPTION` or `ACTOR@RESOURCE > 0`; the parser stands behind the `@`.
    fn decision(&mut self, actor: At<String>) -> Read<Formula> {
        let on = self.name("a motion or a resource")?;
        let names = self.scope.names;
        if names.has(Kind::Resource, &on.value) {
            self.anything(&format!("{}@{}", actor.value, on.value))?;
            let (actor, resource) = (self.id(actor, ActorId::parse), self.id(on, ResourceId::parse));
            return Ok(actor.zip(resource).map(|(actor, resource)| Formula::Contributes(actor, resource)));
        }
        if self.is_symbol(">") || self.is_symbol(">=") {
            self.at += 1;
            if matches!(self.peek(), Some(Token::Number { .. })) {
                self.at += 1;
            }
            return self.wrong(names.unknown(Kind::Resource, &on.value, on.place));
        }
        if !self.is_symbol("=") && !self.is_symbol("==") {
            return Err(self.expected("`=` and an option"));
        }
        self.at += 1;
        let option = self.name("an option")?;
        if !names.has(Kind::Motion, &on.value) {
            return self.wrong(names.unknown(Kind::Motion, &on.value, on.place));
        }
        let Some(motion) = self.scope.motions.iter().find(|motion| motion.id.value.as_str() == on.value) else {
            return Ok(None);
        };
        if !motion.options.iter().any(|known| known.as_str() == option.value) {
            let error = Diagnostic::error("unknown-option", format!("`{}` has no option `{}`", on.value, option.value))
                .at(option.place, "");
            let error = names.suggest(error, &option.value, motion.options.iter().map(OptionId::as_str));
            return self.wrong(error);
        }
        let (actor, motion, option) =
            (self.id(actor, ActorId::parse), self.id(on, MotionId::parse), self.id(option, OptionId::parse));
        let known = actor.zip(motion).zip(option);
        Ok(known.map(|((actor, motion), option)| Formula::Decision(actor, motion, option.value)))
    }

    /// `> 0`.
    fn anything(&mut self, what: &str) -> Result<(), Stop> {
        if self.is_symbol(">") {
            self.at += 1;
            if matches!(self.peek(), Some(Token::Number { value, .. }) if value.numerator() == 0) {
                self.at += 1;
                return Ok(());
            }
        }
        let error = Diagnostic::error("formula-syntax", format!("expected `> 0`, found {}", self.shown()))
            .hint(format!("`{what} > 0` says that it contributes at all"));
        Err(self.stop(error, self.span(), ""))
    }

    /// `sum(…) >= NUMBER` or `sum(…) > 0`; the parser stands before the parenthesis.
    fn sum(&mut self, word: &At<String>) -> Read<Formula> {
        self.symbol("(")?;
        let resource = self.name("a resource")?;
        let mut group = None;
        if self.is_symbol(",") {
            self.at += 1;
            group = Some(self.name("a group")?);
        }
        self.symbol(")")?;
        let at_least = if self.is_symbol(">=") {
            self.at += 1;
            self.need()?
        } else if self.is_symbol(">") {
            self.anything("sum(…)")?;
            0.0
        } else {
            return Err(self.expected("`>=` and a number, or `> 0`"));
        };
        let names = self.scope.names;
        if !names.has(Kind::Resource, &resource.value) {
            return self.wrong(names.unknown(Kind::Resource, &resource.value, resource.place));
        }
        let end =
            self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(Span::default(), |(_, span)| *span);
        let end = self.place(end);
        let place = terms::Place::new(&word.place.source, word.place.span.join(end.span));
        let group = match group {
            None => None,
            Some(group) => match self.id(group, GroupId::parse) {
                None => return Ok(None),
                known => known,
            },
        };
        Ok(self.id(resource, ResourceId::parse).map(|resource| Formula::Sum { resource, group, at_least, place }))
    }

    /// A number above zero.
    fn need(&mut self) -> Result<f64, Stop> {
        let Some(Token::Number { value, percent }) = self.peek() else { return Err(self.expected("a number")) };
        let (amount, percent) = (value.numerator() as f64 / value.denominator() as f64, *percent);
        if percent {
            return Err(self.expected("an amount in the resource's unit"));
        }
        if amount <= 0.0 {
            let error =
                Diagnostic::error("formula-syntax", "a need must be above 0").hint("write > 0 for anything at all");
            return Err(self.stop(error, self.span(), ""));
        }
        self.at += 1;
        Ok(amount)
    }

    /// A name as an id.
    fn id<T>(&mut self, name: At<String>, parse: impl Fn(&str) -> Result<T, String>) -> Option<At<T>> {
        match parse(&name.value) {
            Ok(value) => Some(At { value, place: name.place }),
            Err(message) => {
                self.diagnostics.push(Diagnostic::error("bad-value", message).at(name.place, ""));
                None
            }
        }
    }
}
