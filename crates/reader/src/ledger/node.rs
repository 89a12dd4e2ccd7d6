//! A value of a JSON file with the path that leads to it.

use serde_json::{Map, Value};
use terms::{Diagnostic, Diagnostics, nearest};

/// Whatever is wrong in a ledger.
pub(crate) fn broken(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("bad-ledger", message)
}

/// A value and its path, as in `$.statements[3].cue`.
pub(crate) struct Node<'a> {
    pub value: &'a Value,
    pub path: String,
}

/// An object whose keys can be read.
pub(crate) struct Object<'a> {
    map: &'a Map<String, Value>,
    pub path: String,
}

/// "text", "a number".
fn what(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

pub(crate) fn wrong(path: &str, message: impl std::fmt::Display) -> Diagnostic {
    broken(format!("at `{path}`: {message}"))
}

impl<'a> Node<'a> {
    fn expected(&self, wanted: &str, found: &mut Diagnostics) {
        found.push(wrong(&self.path, format!("expected {wanted}, found {}", what(self.value))));
    }

    pub fn object(self, found: &mut Diagnostics) -> Option<Object<'a>> {
        match self.value {
            Value::Object(map) => Some(Object { map, path: self.path }),
            _ => {
                self.expected("an object", found);
                None
            }
        }
    }

    pub fn list(self, found: &mut Diagnostics) -> Vec<Node<'a>> {
        let Value::Array(values) = self.value else {
            self.expected("a list", found);
            return Vec::new();
        };
        values.iter().enumerate().map(|(i, value)| Node { value, path: format!("{}[{i}]", self.path) }).collect()
    }

    pub fn text(&self, found: &mut Diagnostics) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.expected("text", found);
        }
        text
    }

    pub fn count(&self, found: &mut Diagnostics) -> Option<usize> {
        let count = self.value.as_u64().and_then(|count| usize::try_from(count).ok());
        if count.is_none() {
            self.expected("a whole number that is not negative", found);
        }
        count
    }

    fn flag(&self, found: &mut Diagnostics) -> bool {
        if !self.value.is_boolean() {
            self.expected("true or false", found);
        }
        self.value.as_bool().unwrap_or(false)
    }
}

impl<'a> Object<'a> {
    /// The value of a key; `null` counts as left out.
    pub fn optional(&self, key: &str) -> Option<Node<'a>> {
        let value = self.map.get(key).filter(|value| !value.is_null())?;
        Some(Node { value, path: format!("{}.{key}", self.path) })
    }

    pub fn required(&self, key: &str, found: &mut Diagnostics) -> Option<Node<'a>> {
        let node = self.optional(key);
        if node.is_none() {
            let missing = wrong(&self.path, format!("`{key}` is missing"));
            found.push(match nearest(key, self.map.keys().map(String::as_str).filter(|other| *other != key)) {
                Some(near) => missing.hint(format!("there is `{near}`")),
                None => missing,
            });
        }
        node
    }

    pub fn text(&self, key: &str, found: &mut Diagnostics) -> Option<String> {
        Some(self.required(key, found)?.text(found)?.to_owned())
    }

    pub fn optional_text(&self, key: &str, found: &mut Diagnostics) -> Option<String> {
        Some(self.optional(key)?.text(found)?.to_owned())
    }

    pub fn list(&self, key: &str, found: &mut Diagnostics) -> Vec<Node<'a>> {
        self.optional(key).map_or_else(Vec::new, |node| node.list(found))
    }

    pub fn flag(&self, key: &str, found: &mut Diagnostics) -> bool {
        self.optional(key).is_some_and(|node| node.flag(found))
    }

    /// One of a closed list of words.
    pub fn word<T: Copy>(&self, key: &str, words: &[(&'static str, T)], found: &mut Diagnostics) -> Option<T> {
        let node = self.required(key, found)?;
        let word = node.text(found)?;
        let known = words.iter().find(|(known, _)| *known == word);
        if known.is_none() {
            let message = format!("`{word}` is none of the words for `{key}`");
            found.push(wrong(&node.path, message).suggest(word, words.iter().map(|(known, _)| *known)));
        }
        known.map(|(_, value)| *value)
    }

    /// One of a list of words; any other word, or none at all, is `other`.
    pub fn word_or<T: Copy>(&self, key: &str, words: &[(&'static str, T)], other: T, found: &mut Diagnostics) -> T {
        let word = self.optional(key).and_then(|node| node.text(found));
        words.iter().find(|(known, _)| Some(*known) == word).map_or(other, |(_, value)| *value)
    }
}
