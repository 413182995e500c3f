// SPDX-License-Identifier: MIT
// A second window, for the client: on the other display, without a platform backend, waiting for nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "ui/client_wish.hpp"
#include "ui/kit/geometry.hpp"
#include "ui/scenes/scene_renderer.hpp"

struct GLFWwindow;
struct GLFWmonitor;
struct ImGuiContext;

namespace eupnea::ui {

/// The first display that does not hold this point; nothing where there is none.
std::optional<std::size_t> display_without(std::span<const Rect> displays, Point point);

/// Its own ImGui context on the main window's fonts and textures. The main window's context is current again after
/// every call; its OpenGL context is not.
class ClientWindow {
public:
    /// Full screen on the display that does not hold the main window; with one display in a window of its own.
    /// Null where none can be opened.
    static std::unique_ptr<ClientWindow> open_beside(GLFWwindow* main);
    ~ClientWindow();
    ClientWindow(const ClientWindow&) = delete;
    ClientWindow& operator=(const ClientWindow&) = delete;

    /// False once it was closed, or its display is gone.
    bool there() const;

    /// One frame; true when it was painted, false when it is like the one before.
    ///
    /// @param unit  a design pixel of the main window, in its pixels: what the fonts were made for
    bool show(float unit, const std::function<void()>& draw);

    /// Draws the scenes of this window: of OpenGL's objects, those that hold others are not shared.
    SceneRenderer& scenes() { return *scenes_; }

    /// What the client has asked for since the last call.
    ClientWish take_wish() { return std::exchange(wish_, {}); }

private:
    ClientWindow(GLFWwindow* window, GLFWmonitor* display);

    static ClientWindow& of(GLFWwindow* window);
    static void on_key(GLFWwindow* window, int key, int scancode, int action, int mods);
    static void on_button(GLFWwindow* window, int button, int action, int mods);
    static void on_damage(GLFWwindow* window);
    void begin_frame(float unit);
    void paint() const;

    GLFWwindow* window_;
    GLFWmonitor* display_; ///< null: in a window of its own
    ImGuiContext* context_;
    std::unique_ptr<SceneRenderer> scenes_;
    ClientWish wish_{};
    std::uint64_t painted_ = 0; ///< fingerprint of the frame in the window
};

} // namespace eupnea::ui
