//! All bodies that a world holds.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use terms::{BodyId, Diagnostic, Diagnostics, RuleId, World, load};

use crate::body::Body;
use crate::read::{Shelf, read, reread};

/// The ending of a body's file.
const ENDING: &str = ".toml";

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
        let shelf = Shelf { world: self.world, folder: "bodies" };
        match load(self.world, &shelf.path(&format!("{id}.toml")), false, &mut found) {
            Some(source) => read(shelf, id.clone(), &source).map(Arc::new),
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

    /// The body in a file of the world, with the tables beside it. From then on it stands in this catalogue under its id, the
    /// file's name without its ending, before any other body of that id.
    fn file(&self, path: &str) -> Result<Arc<Body>, Diagnostics> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let folder = if folder.is_empty() && path.starts_with('/') { "/" } else { folder };
        let id = BodyId::parse(name.strip_suffix(ENDING).unwrap_or(name)).map_err(|message| {
            Diagnostic::error("bad-value", message).hint(format!("the body's id is the name of its file, `{path}`"))
        })?;
        let mut found = Diagnostics::new();
        let Some(source) = load(self.world, path, true, &mut found) else { return Err(found) };
        let body = read(Shelf { world: self.world, folder }, id.clone(), &source).map(Arc::new)?;
        self.bodies.borrow_mut().insert(id, Ok(body.clone()));
        Ok(body)
    }

    /// Reads `BODY/RULE`, or `BODY` for its default rule: the body, and the rule's own id. A path to a body's file can stand for
    /// its id: `drafts/council.toml/qualified`.
    ///
    /// # Errors
    /// When there is no such body, file or rule, with the nearest; or everything that is wrong with the body's file.
    pub fn find(&self, text: &str) -> Result<(Arc<Body>, RuleId), Diagnostics> {
        let in_file = text.match_indices(ENDING).map(|(at, _)| at + ENDING.len());
        let cut = in_file.into_iter().find(|&end| text[end..].is_empty() || text[end..].starts_with('/'));
        let (body, rule) = match cut {
            Some(end) => (self.file(&text[..end])?, text[end..].strip_prefix('/')),
            None => match text.split_once('/') {
                Some((id, rule)) => (self.body(id)?, Some(rule)),
                None => (self.body(text)?, None),
            },
        };
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
