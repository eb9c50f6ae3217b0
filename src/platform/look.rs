//! Whether the desktop is light or dark, where the window's toolkit does not know.

/// Follows what the desktop says, on a thread of its own: `tell` hears whether it is dark, at once and at each change;
/// never where the desktop says nothing.
pub fn follow(tell: impl Fn(bool) + Send + 'static) {
    #[cfg(target_os = "linux")]
    {
        let listen = move || {
            if let Err(error) = async_io::block_on(portal::listen(&tell)) {
                log::info!("the desktop does not say whether it is light or dark: {error}");
            }
        };
        // Without the thread the window is light, as where nothing is said.
        drop(std::thread::Builder::new().name("look".to_owned()).spawn(listen));
    }
    #[cfg(not(target_os = "linux"))]
    drop(tell);
}

#[cfg(target_os = "linux")]
mod portal {
    use ashpd::desktop::settings::{ColorScheme, Settings};
    use futures_lite::StreamExt as _;
    use std::pin::pin;

    /// Listens until the bus goes away.
    pub(super) async fn listen(tell: &impl Fn(bool)) -> ashpd::Result<()> {
        let settings = Settings::new().await?;
        let mut changes = pin!(settings.receive_color_scheme_changed().await?);
        tell(is_dark(settings.color_scheme().await?));
        while let Some(scheme) = changes.next().await {
            tell(is_dark(scheme));
        }
        Ok(())
    }

    fn is_dark(scheme: ColorScheme) -> bool {
        scheme == ColorScheme::PreferDark
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_desktop_without_a_preference_is_a_light_one() {
            assert!(is_dark(ColorScheme::PreferDark));
            assert!(!is_dark(ColorScheme::PreferLight) && !is_dark(ColorScheme::NoPreference));
        }
    }
}
