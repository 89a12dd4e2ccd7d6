//! All bodies that a world holds.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use terms::{BodyId, Diagnostic, Diagnostics, RuleId, World, load};

use crate::body::Body;
use crate::read::{read, reread};

/// The bodies in the folder `bodies` of a world, each read once, when it is first asked for.
#[derive(Clone)]
pub struct Catalogue<'w> {
    world: &'w dyn World,
    bodies: RefCell<BTreeMap<BodyId, Result<Arc<Body>, Diagnostics>>>,
}

impl<'w> Catalogue<'w> {
    /// The bodies of `world`.
    #[must_use]
    pub fn new(world: &'w dyn World) -> Self {
        Self { world, bodies: RefCell::default() }
    }

    /// The ids of all bodies, in the order of the alphabet.
    #[must_use]
    pub fn ids(&self) -> Vec<BodyId> {
        let files = self.world.list("bodies").unwrap_or_default();
        files.iter().filter_map(|file| BodyId::parse(file.strip_suffix(".toml")?).ok()).collect()
    }

    /// A body by its id.
    ///
    /// # Errors
    /// When there is none, with the nearest; or everything that is wrong with its file and the tables beside it.
    pub fn body(&self, id: &str) -> Result<Arc<Body>, Diagnostics> {
        if let Some(known) = self.bodies.borrow().get(id) {
            return known.clone();
        }
        let Ok(id) = BodyId::parse(id) else { return Err(self.unknown(id).into()) };
        let read = self.read(&id);
        self.bodies.borrow_mut().insert(id, read.clone());
        read
    }

    fn read(&self, id: &BodyId) -> Result<Arc<Body>, Diagnostics> {
        let mut found = Diagnostics::new();
        match load(self.world, &format!("bodies/{id}.toml"), false, &mut found) {
            Some(source) => read(self.world, id.clone(), &source).map(Arc::new),
            None if found.has_errors() => Err(found),
            None => Err(self.unknown(id.as_str()).into()),
        }
    }

    fn unknown(&self, id: &str) -> Diagnostic {
        let shown: String = id.chars().take(80).collect();
        let ids = self.ids();
        Diagnostic::error("unknown-body", format!("there is no body `{shown}`"))
            .suggest(id, ids.iter().map(BodyId::as_str))
            .hint("`placet bodies` lists them")
    }

    /// Reads `BODY/RULE`, or `BODY` for its default rule: the body, and the rule's own id.
    ///
    /// # Errors
    /// When there is no such body or rule, with the nearest; or everything that is wrong with the body's file.
    pub fn find(&self, text: &str) -> Result<(Arc<Body>, RuleId), Diagnostics> {
        let (id, rule) = text.split_once('/').map_or((text, None), |(body, rule)| (body, Some(rule)));
        let body = self.body(id)?;
        let rule = match rule {
            Some(rule) => body.rule(rule)?.id.clone(),
            None => body.default_rule.clone(),
        };
        Ok((body, rule))
    }

    /// A catalogue in which one rule has another text: what if the Security Council decided by nine votes alone? The rule then
    /// holds on any day.
    ///
    /// # Errors
    /// When there is no such body or rule, or the text cannot be read.
    pub fn with_rule(&self, body: &str, rule: &str, text: &str) -> Result<Self, Diagnostics> {
        let changed = Arc::new(reread(&*self.body(body)?, rule, text)?);
        let catalogue = self.clone();
        catalogue.bodies.borrow_mut().insert(changed.id.clone(), Ok(changed));
        Ok(catalogue)
    }
}

impl std::fmt::Debug for Catalogue<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Catalogue").field("bodies", &self.ids()).finish()
    }
}
