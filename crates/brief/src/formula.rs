//! The formula of a path, as its dossier writes it, becomes what must happen, in words.
//!
//! The formula has been read and checked before; here it is only told. What cannot be told stays as it is written.

use outlook::Brief;
use outlook::brief::{FactorName, PathOutlook};
use terms::tokens::{Token, cut};

use crate::basis::Basis;
use crate::scene::{Condition, Need};
use crate::words::{setting, titled};

/// What must happen for a path, with the probabilities of its conditions by themselves and given those before. Linear in its
/// formula.
pub(crate) fn need(basis: &Basis<'_>, path: &PathOutlook) -> Need {
    let tokens = cut(&path.when).unwrap_or_default().into_iter().map(|(token, _)| token).collect();
    let mut need = Reader { basis, tokens, at: 0 }.either();
    if let Need::All(parts) = &mut need
        && parts.len() == path.chain.len()
    {
        for (part, link) in parts.iter_mut().zip(&path.chain) {
            if let Need::Condition(condition) = part {
                (condition.probability, condition.given) = (Some(link.alone), Some(link.given_before));
            }
        }
    }
    need
}

struct Reader<'a> {
    basis: &'a Basis<'a>,
    tokens: Vec<Token>,
    at: usize,
}

impl Reader<'_> {
    fn either(&mut self) -> Need {
        self.joined("or", Self::both, Need::Any)
    }

    fn both(&mut self) -> Need {
        self.joined("and", Self::simple, Need::All)
    }

    fn joined(&mut self, word: &str, part: fn(&mut Self) -> Need, join: fn(Vec<Need>) -> Need) -> Need {
        let first = part(self);
        let mut rest = Vec::new();
        while self.next_is(word) {
            rest.push(part(self));
        }
        if rest.is_empty() { first } else { join(std::iter::once(first).chain(rest).collect()) }
    }

    fn simple(&mut self) -> Need {
        if self.next_is("not") {
            return match self.simple() {
                Need::Condition(condition) => Need::Condition(not(condition)),
                part => Need::Not(Box::new(part)),
            };
        }
        if self.next_is("(") {
            let inner = self.either();
            self.next_is(")");
            return inner;
        }
        Need::Condition(self.atom())
    }

    fn atom(&mut self) -> Condition {
        let name = self.word();
        if name == "sum" && self.next_is("(") {
            return self.sum();
        }
        if self.next_is("@") {
            let id = format!("{name}@{}", self.word());
            let option = if self.next_is(">") { "yes".to_owned() } else { self.after("=") };
            if option == "yes" && self.peek("0") {
                self.at += 1;
            }
            return self.settings(&id, &[option]);
        }
        if self.next_is("in") {
            let mut outcomes = Vec::new();
            self.next_is("{");
            while !self.next_is("}") && self.at < self.tokens.len() {
                outcomes.push(self.word());
                self.next_is(",");
            }
            return self.settings(&name, &outcomes);
        }
        if self.peek("=") {
            let outcome = self.after("=");
            return self.settings(&name, &[outcome]);
        }
        let brief = self.basis.brief;
        let other = brief.paths.iter().find(|path| path.id == name);
        Condition {
            text: titled(brief, &name),
            probability: other.map(|path| path.prospects.mean),
            given: None,
            link: self.basis.of(&name),
            id: name,
        }
    }

    /// One of some options of a factor.
    fn settings(&self, id: &str, options: &[String]) -> Condition {
        let brief = self.basis.brief;
        let texts: Vec<String> = options.iter().map(|option| setting(&brief.factors, id, option)).collect();
        let chances: Option<Vec<f64>> = options.iter().map(|option| outcome(brief, id, option)).collect();
        Condition {
            id: id.to_owned(),
            text: texts.join(", or "),
            probability: chances.filter(|chances| !chances.is_empty()).map(|chances| chances.iter().sum()),
            given: None,
            link: self.basis.of(id),
        }
    }

    /// `sum(troops, europe) >= 10000`, from behind the parenthesis.
    fn sum(&mut self) -> Condition {
        let resource = self.word();
        let group = if self.next_is(",") { self.word() } else { String::new() };
        self.next_is(")");
        let amount = if self.next_is(">") { "0".to_owned() } else { self.after(">=") };
        if self.peek("0") {
            self.at += 1;
        }
        let pledged = self.basis.brief.factors.iter().find_map(|(id, name)| match name {
            FactorName::Pledge { unit, .. } if id.ends_with(&format!("@{resource}")) => {
                Some((id.as_str(), unit.as_str()))
            }
            _ => None,
        });
        let unit = pledged.map_or(resource.as_str(), |(_, unit)| unit);
        let whose = if group.is_empty() { String::new() } else { format!(" from the group “{group}”") };
        let text = if amount == "0" {
            format!("any {unit}{whose}")
        } else {
            format!("at least {} {unit}{whose}", grouped(&amount))
        };
        let link = pledged.map_or_else(String::new, |(id, _)| self.basis.of(id));
        Condition { id: format!("sum({resource}, {group})"), text, probability: None, given: None, link }
    }

    fn peek(&self, text: &str) -> bool {
        self.tokens.get(self.at).is_some_and(|token| written(token) == text)
    }

    /// Steps over a word or sign when it comes next.
    fn next_is(&mut self, text: &str) -> bool {
        let is = self.peek(text);
        self.at += usize::from(is);
        is
    }

    fn word(&mut self) -> String {
        let word = self.tokens.get(self.at).map(written).unwrap_or_default();
        self.at += 1;
        word
    }

    fn after(&mut self, sign: &str) -> String {
        self.next_is(sign);
        self.word()
    }
}

fn not(condition: Condition) -> Condition {
    let probability = condition.probability.map(|p| 1.0 - p);
    Condition { text: format!("not: {}", condition.text), probability, ..condition }
}

fn written(token: &Token) -> String {
    match token {
        Token::Name(name) => name.clone(),
        Token::Number { value, .. } => value.to_string(),
        Token::Symbol(symbol) => (*symbol).to_owned(),
    }
}

/// "10,000".
pub(crate) fn grouped(digits: &str) -> String {
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return digits.to_owned();
    }
    let start = digits.len() % 3;
    let first = std::iter::once(&digits[..start]).filter(|group| !group.is_empty());
    let rest = (start..digits.len()).step_by(3).map(|at| &digits[at..at + 3]);
    first.chain(rest).collect::<Vec<_>>().join(",")
}

/// How likely an outcome of an event is.
fn outcome(brief: &Brief, event: &str, outcome: &str) -> Option<f64> {
    let table = brief.worlds.iter().find(|table| table.id == event)?;
    table.rows.iter().find(|row| row.outcome == outcome).map(|row| row.probability)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        assert_eq!(["5", "500", "10000", "1234567", "2.5"].map(grouped), ["5", "500", "10,000", "1,234,567", "2.5"]);
    }
}
