//! Maximum matching in a bipartite graph, by augmenting paths.

use std::collections::VecDeque;

/// Who is matched with whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Matching {
    /// The partner of each on the left.
    left: Vec<Option<usize>>,
    /// The partner of each on the right.
    right: Vec<Option<usize>>,
}

impl Matching {
    /// Nobody with anybody yet.
    #[must_use]
    pub fn new(left: usize, right: usize) -> Self {
        Self { left: vec![None; left], right: vec![None; right] }
    }

    /// Matches one more on the left, if those matched before can make room: they keep a partner, not always the same one. Trying
    /// each on the left once, in any order, gives a maximum matching, in which those tried first come first (a transversal matroid).
    /// `agree` must hold for all pairs matched before. Costs left × right comparisons.
    pub fn augment(&mut self, start: usize, agree: impl Fn(usize, usize) -> bool) -> bool {
        if self.left.get(start).is_none_or(Option::is_some) {
            return false;
        }
        // For each on the right reached, from whom on the left.
        let mut reached: Vec<Option<usize>> = vec![None; self.right.len()];
        let mut open = VecDeque::from([start]);
        while let Some(from) = open.pop_front() {
            for to in 0..self.right.len() {
                if reached[to].is_some() || !agree(from, to) {
                    continue;
                }
                reached[to] = Some(from);
                match self.right[to] {
                    Some(partner) => open.push_back(partner),
                    None => {
                        self.turn(to, &reached);
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Turns the pairs on the path that ends at the free `end`.
    fn turn(&mut self, end: usize, reached: &[Option<usize>]) {
        let mut to = Some(end);
        while let Some(right) = to {
            let Some(left) = reached[right] else { return };
            to = self.left[left].replace(right);
            self.right[right] = Some(left);
        }
    }

    /// The pairs, left and right, in the order of the left.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.left.iter().enumerate().filter_map(|(left, right)| Some((left, (*right)?)))
    }
}
