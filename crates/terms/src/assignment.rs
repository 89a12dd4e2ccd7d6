//! One grammar names a change everywhere: `RUS@unsc_mandate=abstain`.

use std::fmt;

/// What a change is about. Names are only cut here; whether they exist is for the stage that knows the dossier.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Target {
    /// `RUS@unsc_mandate`, or `RUS@unsc_mandate|provides` in one context only: an actor on a motion or on a resource.
    Decision {
        /// The actor.
        actor: String,
        /// The motion or resource.
        on: String,
        /// The context, when one is named.
        context: Option<String>,
    },
    /// `tabled:unsc_mandate`: whether the motion is put to the vote.
    Tabled(String),
    /// `statement:lavrov-2025-03-06`.
    Statement(String),
    /// `phase:first/troops`: how much a phase needs of a resource.
    Need {
        /// The phase.
        phase: String,
        /// The resource.
        resource: String,
    },
    /// `un-security-council/substantive`: the text of a rule.
    Rule {
        /// The body.
        body: String,
        /// The rule.
        rule: String,
    },
    /// `pledges.realised`: a parameter of the method.
    Parameter(String),
    /// A plain name: an event, or `by`.
    Plain(String),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decision { actor, on, context: None } => write!(f, "{actor}@{on}"),
            Self::Decision { actor, on, context: Some(context) } => write!(f, "{actor}@{on}|{context}"),
            Self::Tabled(motion) => write!(f, "tabled:{motion}"),
            Self::Statement(id) => write!(f, "statement:{id}"),
            Self::Need { phase, resource } => write!(f, "phase:{phase}/{resource}"),
            Self::Rule { body, rule } => write!(f, "{body}/{rule}"),
            Self::Parameter(key) | Self::Plain(key) => f.write_str(key),
        }
    }
}

/// `NAME=VALUE`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assignment {
    /// What is set.
    pub target: Target,
    /// To what, without surrounding quotes.
    pub value: String,
}

/// Why a text is not an assignment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AssignmentError {
    /// It holds no `=`.
    NoEquals(String),
    /// Nothing stands before the `=`.
    NoName(String),
    /// Nothing stands after it.
    NoValue(String),
    /// The name does not have one of the known forms.
    BadName(String),
}

impl fmt::Display for AssignmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoEquals(text) => {
                write!(f, "`{text}` sets nothing: write NAME=VALUE, as in RUS@unsc_mandate=abstain")
            }
            Self::NoName(text) => write!(f, "`{text}` names nothing before the `=`"),
            Self::NoValue(text) => write!(f, "`{text}` gives no value after the `=`"),
            Self::BadName(name) => write!(
                f,
                "`{name}` is not a name that can be set: write ACTOR@MOTION, an event, tabled:MOTION, ACTOR@RESOURCE, phase:PHASE/RESOURCE, by, BODY/RULE or statement:ID"
            ),
        }
    }
}

impl std::error::Error for AssignmentError {}

fn part(text: &str) -> Option<String> {
    crate::ids::ActorId::parse(text).ok().map(|id| id.as_str().to_owned())
}

impl Target {
    /// Reads a name.
    ///
    /// # Errors
    /// [`AssignmentError::BadName`] when it has none of the forms of [`Target`].
    pub fn parse(name: &str) -> Result<Self, AssignmentError> {
        let read = || -> Option<Self> {
            if let Some((actor, rest)) = name.split_once('@') {
                let (on, context) = match rest.split_once('|') {
                    Some((on, context)) => (on, Some(part(context)?)),
                    None => (rest, None),
                };
                return Some(Self::Decision { actor: part(actor)?, on: part(on)?, context });
            }
            if let Some(rest) = name.strip_prefix("phase:") {
                let (phase, resource) = rest.split_once('/')?;
                return Some(Self::Need { phase: part(phase)?, resource: part(resource)? });
            }
            if let Some((kind, id)) = name.split_once(':') {
                let id = part(id)?;
                return match kind {
                    "tabled" => Some(Self::Tabled(id)),
                    "statement" => Some(Self::Statement(id)),
                    _ => None,
                };
            }
            if let Some((body, rule)) = name.split_once('/') {
                return Some(Self::Rule { body: part(body)?, rule: part(rule)? });
            }
            if let Some((table, key)) = name.split_once('.') {
                return Some(Self::Parameter(format!("{}.{}", part(table)?, part(key)?)));
            }
            part(name).map(Self::Plain)
        };
        read().ok_or_else(|| AssignmentError::BadName(name.to_owned()))
    }
}

impl Assignment {
    /// Splits at the first `=` and reads the name; quotes around the value are dropped.
    ///
    /// # Errors
    /// [`AssignmentError`], in words for the user.
    pub fn parse(text: &str) -> Result<Self, AssignmentError> {
        let (name, value) = text.split_once('=').ok_or_else(|| AssignmentError::NoEquals(text.to_owned()))?;
        let (name, value) = (name.trim(), value.trim());
        if name.is_empty() {
            return Err(AssignmentError::NoName(text.to_owned()));
        }
        let value = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value);
        if value.is_empty() {
            return Err(AssignmentError::NoValue(text.to_owned()));
        }
        Ok(Self { target: Target::parse(name)?, value: value.to_owned() })
    }

    /// The value read as a distribution, `no:0.6,abstain:0.4`; a single word is that option for certain. `None` when a share
    /// is not a number. Whether options exist and shares add up to one is for the caller.
    #[must_use]
    pub fn shares(&self) -> Option<Vec<(String, f64)>> {
        if !self.value.contains(':') {
            return Some(vec![(self.value.clone(), 1.0)]);
        }
        self.value
            .split(',')
            .map(|piece| {
                let (option, share) = piece.split_once(':')?;
                let share: f64 = share.trim().parse().ok()?;
                Some((option.trim().to_owned(), share))
            })
            .collect()
    }
}

impl fmt::Display for Assignment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.target, self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_the_design_are_read() {
        for text in [
            "RUS@unsc_mandate=abstain",
            "RUS@unsc_mandate=no:0.6,abstain:0.4",
            "peace_agreement=provides",
            "FRA@troops=5000",
            "by=2026-06-30",
            "statement:lavrov-2025-03-06=off",
            "evidence.public_private_gap=1.5",
            "tabled:unsc_mandate=yes",
            "RUS@unsc_mandate|provides=no",
        ] {
            assert_eq!(Assignment::parse(text).unwrap().to_string(), text);
        }
        let rule = Assignment::parse("un-security-council/substantive=\"yes >= 9\"").unwrap();
        assert_eq!(rule.value, "yes >= 9");
    }

    #[test]
    fn what_is_not_an_assignment_is_refused_in_words() {
        for text in ["RUS", "=no", "RUS@m=", "RUS@@m=no", "x y=no", "other:thing=no", "=", "@=x"] {
            assert!(Assignment::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn shares_are_split() {
        let a = Assignment::parse("RUS@m=no:0.6,abstain:0.4").unwrap();
        assert_eq!(a.shares().unwrap(), vec![("no".to_owned(), 0.6), ("abstain".to_owned(), 0.4)]);
        assert_eq!(Assignment::parse("RUS@m=no:x").unwrap().shares(), None);
    }
}
