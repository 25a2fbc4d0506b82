"""Preparing a workshop."""

from django.urls import path

from methods.views import plan_block_edit, plan_blocks, plan_copies, plan_new, plan_team, plans

urlpatterns = [
    path("", plans.PlanIndexView.as_view(), name="index"),
    path("nouveau/", plan_new.PlanNewView.as_view(), name="plan-new"),
    path("modeles/", plans.ModelListView.as_view(), name="model-list"),
    path("<slug:slug>/", plans.PlanView.as_view(), name="plan"),
    path("<slug:slug>/reglages/", plans.PlanSettingsView.as_view(), name="plan-settings"),
    path("<slug:slug>/supprimer/", plans.PlanDeleteView.as_view(), name="plan-delete"),
    path("<slug:slug>/copier/", plan_copies.PlanCopyView.as_view(), name="plan-copy"),
    path("<slug:slug>/partager/", plan_copies.PlanShareView.as_view(), name="plan-share"),
    path("<slug:slug>/ne-plus-partager/", plan_copies.ModelWithdrawView.as_view(), name="model-withdraw"),
    path("<slug:slug>/equipe/", plan_team.PlanTeamView.as_view(), name="plan-team"),
    path("<slug:slug>/equipe/<int:pk>/retirer/", plan_team.MemberRemoveView.as_view(), name="member-remove"),
    path("<slug:slug>/equipe/<int:pk>/confier/", plan_team.PlanHandOverView.as_view(), name="plan-hand-over"),
    path("<slug:slug>/annuler/", plan_blocks.PlanUndoView.as_view(), name="plan-undo"),
    path("<slug:slug>/rassembler/", plan_blocks.PlanGatherView.as_view(), name="plan-gather"),
    path("<slug:slug>/temps/ajouter/", plan_blocks.BlockAddView.as_view(), name="block-add"),
    path("<slug:slug>/temps/<int:pk>/", plan_block_edit.BlockEditView.as_view(), name="block-edit"),
    path("<slug:slug>/temps/<int:pk>/deplacer/", plan_blocks.BlockMoveView.as_view(), name="block-move"),
    path("<slug:slug>/temps/<int:pk>/minutes/", plan_blocks.BlockMinutesView.as_view(), name="block-minutes"),
    path("<slug:slug>/temps/<int:pk>/retirer/", plan_blocks.BlockRemoveView.as_view(), name="block-remove"),
]
