// SPDX-License-Identifier: MIT
#include "ui/client_window.hpp"

#include <GLFW/glfw3.h>
#include <algorithm>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <vector>

#include "ui/frame_fingerprint.hpp"
#include "ui/kit/theme.hpp"

namespace eupnea::ui {

namespace {

constexpr int own_width = 960; // where there is no other display
constexpr int own_height = 600;

std::vector<GLFWmonitor*> displays()
{
    int count = 0;
    GLFWmonitor** all = glfwGetMonitors(&count);
    return {all, all + count};
}

Rect area_of(GLFWmonitor* display)
{
    int x = 0;
    int y = 0;
    glfwGetMonitorPos(display, &x, &y);
    const GLFWvidmode* mode = glfwGetVideoMode(display);
    return {static_cast<float>(x), static_cast<float>(y), static_cast<float>(x + mode->width),
            static_cast<float>(y + mode->height)};
}

Point centre_of(GLFWwindow* window)
{
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    glfwGetWindowPos(window, &x, &y);
    glfwGetWindowSize(window, &width, &height);
    return {static_cast<float>(x) + 0.5f * static_cast<float>(width),
            static_cast<float>(y) + 0.5f * static_cast<float>(height)};
}

GLFWmonitor* display_beside(GLFWwindow* window)
{
    const auto all = displays();
    std::vector<Rect> areas;
    for (GLFWmonitor* display : all) areas.push_back(area_of(display));
    const auto other = display_without(areas, centre_of(window));
    return other ? all[*other] : nullptr;
}

/// With the display's own mode, so that nothing on it changes, and without taking the keyboard.
GLFWwindow* open_window(GLFWwindow* main, GLFWmonitor* display)
{
    glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);
    glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    const GLFWvidmode* mode = display ? glfwGetVideoMode(display) : nullptr;
    if (mode) glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
    GLFWwindow* window =
        glfwCreateWindow(mode ? mode->width : own_width, mode ? mode->height : own_height,
                         "Eupnea, for the client", display, main);
    glfwWindowHint(GLFW_FOCUSED, GLFW_TRUE);
    glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_TRUE);
    return window;
}

/// While it lives, another ImGui context is the current one.
class Inside {
public:
    explicit Inside(ImGuiContext* context) : before_(ImGui::GetCurrentContext())
    {
        ImGui::SetCurrentContext(context);
    }
    ~Inside() { ImGui::SetCurrentContext(before_); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

private:
    ImGuiContext* before_;
};

/// While it lives, whatever a backend makes of the shared fonts, they keep the main window's texture.
class KeepTexture {
public:
    KeepTexture() : fonts_(*ImGui::GetIO().Fonts), texture_(fonts_.TexID) {}
    ~KeepTexture() { fonts_.SetTexID(texture_); }
    KeepTexture(const KeepTexture&) = delete;
    KeepTexture& operator=(const KeepTexture&) = delete;

private:
    ImFontAtlas& fonts_;
    ImTextureID texture_;
};

} // namespace

std::optional<std::size_t> display_without(std::span<const Rect> displays, Point point)
{
    const auto other =
        std::ranges::find_if(displays, [&](const Rect& area) { return !area.contains(point); });
    if (other == displays.end()) return std::nullopt;
    return static_cast<std::size_t>(other - displays.begin());
}

std::unique_ptr<ClientWindow> ClientWindow::open_beside(GLFWwindow* main)
{
    GLFWmonitor* display = display_beside(main);
    GLFWwindow* window = open_window(main, display);
    return window ? std::unique_ptr<ClientWindow>{new ClientWindow{window, display}} : nullptr;
}

ClientWindow::ClientWindow(GLFWwindow* window, GLFWmonitor* display)
    : window_(window), display_(display), context_(ImGui::CreateContext(ImGui::GetIO().Fonts))
{
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(0);
    glfwSetWindowUserPointer(window_, this);
    glfwSetKeyCallback(window_, on_key);
    glfwSetMouseButtonCallback(window_, on_button);
    glfwSetWindowRefreshCallback(window_, on_damage);
    if (display_) glfwSetInputMode(window_, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    const Inside inside{context_};
    const KeepTexture keep;
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplOpenGL3_Init("#version 330");
    ImGui_ImplOpenGL3_CreateDeviceObjects();
    scenes_ = std::make_unique<SceneRenderer>();
}

ClientWindow::~ClientWindow()
{
    glfwMakeContextCurrent(window_);
    scenes_.reset();
    {
        const Inside inside{context_};
        const KeepTexture keep;
        ImGui_ImplOpenGL3_Shutdown();
    }
    ImGui::DestroyContext(context_);
    glfwDestroyWindow(window_);
}

ClientWindow& ClientWindow::of(GLFWwindow* window)
{
    return *static_cast<ClientWindow*>(glfwGetWindowUserPointer(window));
}

void ClientWindow::on_key(GLFWwindow* window, int key, int, int action, int)
{
    if (action != GLFW_PRESS) return;
    ClientWish& wish = of(window).wish_;
    (key == GLFW_KEY_G ? wish.ground : wish.stop) = true;
}

void ClientWindow::on_button(GLFWwindow* window, int, int action, int)
{
    if (action == GLFW_PRESS) of(window).wish_.stop = true;
}

/// What was in the window is gone: the next frame is painted whatever it is.
void ClientWindow::on_damage(GLFWwindow* window) { of(window).painted_ = 0; }

bool ClientWindow::there() const
{
    if (glfwWindowShouldClose(window_)) return false;
    return !display_ || std::ranges::count(displays(), display_) > 0;
}

/// The window is as many design pixels wide as its display has room for, at the size that the fonts have.
void ClientWindow::begin_frame(float unit)
{
    int width = 0;
    int height = 0;
    int pixels = 0;
    int lines = 0;
    glfwGetWindowSize(window_, &width, &height);
    glfwGetFramebufferSize(window_, &pixels, &lines);
    const auto w = static_cast<float>(std::max(width, 1));
    const auto h = static_cast<float>(std::max(height, 1));
    const float zoom = std::max(unit_for(w, h) / std::max(unit, 0.01f), 0.01f);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {w / zoom, h / zoom};
    io.DisplayFramebufferScale = {static_cast<float>(pixels) / io.DisplaySize.x,
                                  static_cast<float>(lines) / io.DisplaySize.y};
    io.DeltaTime = 1.0f / 60.0f;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
}

bool ClientWindow::show(float unit, const std::function<void()>& draw)
{
    const Inside inside{context_};
    glfwMakeContextCurrent(window_);
    begin_frame(unit);
    draw();
    ImGui::Render();
    const std::uint64_t frame = fingerprint(*ImGui::GetDrawData(), scenes_->drawn_state());
    if (frame == painted_) return false;
    painted_ = frame;
    paint();
    glfwSwapBuffers(window_);
    return true;
}

void ClientWindow::paint() const
{
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

} // namespace eupnea::ui
