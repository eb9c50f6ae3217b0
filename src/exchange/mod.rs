//! Formats from outside: how they are read, and how they become changes of the workspace.

pub mod ft_portal;
