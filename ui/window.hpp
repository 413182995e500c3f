// SPDX-License-Identifier: MIT
// The window on the desktop: GLFW, OpenGL 3 and ImGui, opened and closed as one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "ui/app.hpp"
#include "ui/client_window.hpp"
#include "ui/picture.hpp"
#include "ui/scenes/scene_renderer.hpp"

struct GLFWwindow;

namespace eupnea::ui {

struct WindowOptions {
    int width = 1280;
    int height = 800;
    bool fullscreen = false;
};

/// One at a time. The constructor throws std::runtime_error with a sentence when there is no
/// display or no OpenGL 3.
class Window {
public:
    explicit Window(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// False once the person closes it.
    bool open() const;

    /// Takes the keys that came, draws one frame, shows it; at most about 60 a second. A frame that is
    /// like the one before is not painted, and after half a second of them only ten a second are
    /// drawn, until something moves or a key or the mouse comes.
    void show(App& app, const Session& session, Timestamp now);

    /// Those of the next frame.
    Keys& keys() { return keys_; }

    /// Draws the scenes, with what was measured about it.
    SceneRenderer& scenes() { return *scenes_; }

    /// What was shown last.
    Picture picture() const;

private:
    void begin_frame(App& app);
    void paint_if_changed();
    void show_client(App& app, const Session& session, Timestamp now);
    void wait_for_next_frame(double began);
    void paint() const;
    void toggle_fullscreen();

    static Window& of(GLFWwindow* window);
    static void on_key(GLFWwindow* window, int key, int scancode, int action, int mods);
    static void on_character(GLFWwindow* window, unsigned character);
    static void on_damage(GLFWwindow* window);

    GLFWwindow* window_ = nullptr;
    std::unique_ptr<SceneRenderer> scenes_;
    std::unique_ptr<ClientWindow> client_; ///< while it is wanted and there is somewhere to open it
    Keys keys_;                            ///< since the last frame
    bool repeating_ = false;               ///< the next character comes from a key that is held
    std::uint64_t painted_ = 0;            ///< fingerprint of the frame in the window
    int unchanged_ = 0;                    ///< frames in a row that are like it
};

/// Seconds on the machine's clock since GLFW was started: the one clock of the frames.
Seconds machine_time();

} // namespace eupnea::ui
